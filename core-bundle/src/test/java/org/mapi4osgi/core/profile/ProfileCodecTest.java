// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.quicktheories.core.Gen;

final class ProfileCodecTest {
    private static final Path PATH = Path.of("/data/p.profile");

    private static final List<SectionKind> KINDS = List.of(SectionKind.values());

    private final SecretKeys keys = new SecretKeys(Path.of("/data/key"), new MemoryDisk());

    @BeforeEach
    void makeKey() throws MapiException {
        keys.prepare(() -> false);
    }

    private static ProfileData data(String text, List<Long> numbers) {
        Map<MapiUid, ProfileSection> sections = new LinkedHashMap<>();
        List<MapiUid> uids = new ArrayList<>();
        for (long number : numbers) {
            Random random = new Random(number);
            MapiUid uid = MapiUid.of(number, random.nextLong());
            Set<SectionMark> marks = EnumSet.noneOf(SectionMark.class);
            if (random.nextBoolean()) {
                marks.add(SectionMark.CAN_IDENTIFY);
            }
            sections.put(
                    uid,
                    new ProfileSection(
                            uid,
                            KINDS.get(random.nextInt(KINDS.size())),
                            uids.isEmpty() ? null : uids.get(random.nextInt(uids.size())),
                            random.nextBoolean() ? "" : text,
                            marks,
                            props(random, text)));
            uids.add(uid);
        }
        String newName = numbers.size() % 2 == 0 ? null : "Other";
        return new ProfileData(
                "Name", MapiUid.of(numbers.size() + 1L, 2), numbers.size() % 3 == 0, newName, uids, sections);
    }

    private static Props props(Random random, String text) {
        Props.Builder props = Props.builder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int id = 0x6500 + random.nextInt(0x300);
            switch (random.nextInt(4)) {
                case 0 -> props.put(PropTag.of(id, PropType.PT_UNICODE, String.class), text);
                case 1 -> props.put(PropTag.of(id, PropType.PT_LONG, Integer.class), random.nextInt());
                case 2 -> props.put(PropTag.ofMulti(id, PropType.PT_MV_UNICODE, String.class), List.of(text, ""));
                default -> {
                    byte[] bytes = new byte[random.nextInt(100)];
                    random.nextBytes(bytes);
                    props.put(PropTag.of(id, PropType.PT_BINARY, Binary.class), Binary.of(bytes));
                }
            }
        }
        return props.build();
    }

    private static Gen<ProfileData> profiles() {
        return strings()
                .betweenCodePoints(0x20, 0xD7FF)
                .ofLengthBetween(0, 40)
                .zip(lists().of(longs().all()).ofSizeBetween(0, 12), ProfileCodecTest::data);
    }

    @Test
    void whatIsWrittenIsRead() {
        qt().withExamples(500).forAll(profiles(), longs().all()).checkAssert((data, revision) -> {
            try {
                byte[] file = Envelope.PROFILE.wrap(revision, ProfileWriter.write(data, keys));
                byte[] content = Envelope.PROFILE.unwrap(file, PATH);
                ProfileData read = ProfileReader.read(content, PATH, keys);
                assertThat(normal(read)).isEqualTo(normal(data));
                assertThat(List.copyOf(read.sections().keySet()))
                        .as("in order")
                        .isEqualTo(List.copyOf(data.sections().keySet()));
                ProfileHead head = ProfileReader.head(content, PATH);
                assertThat(head.name()).isEqualTo(data.name());
                assertThat(head.newName()).isEqualTo(data.newName());
                assertThat(head.hasSecrets()).isEqualTo(ProfileWriter.hasSecrets(data));
                assertThat(Envelope.revision(file)).isEqualTo(revision);
            } catch (MapiException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** The order of a section's properties is not kept: secrets come after the others. */
    private static ProfileData normal(ProfileData data) {
        return data.map(s -> {
            Props.Builder sorted = Props.builder();
            s.props().tags().stream()
                    .sorted((a, b) -> Integer.compare(a.toInt(), b.toInt()))
                    .forEach(tag -> s.props().forEach(v -> {
                        if (v.tag().equals(tag)) {
                            sorted.put(v);
                        }
                    }));
            return s.with(sorted.build());
        });
    }

    @Test
    void randomBytesAreRefusedNeverMisread() {
        qt().withExamples(2000)
                .forAll(lists().of(integers().between(-128, 127)).ofSizeBetween(0, 300))
                .check(numbers -> {
                    byte[] bytes = new byte[numbers.size()];
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = numbers.get(i).byteValue();
                    }
                    return isRefused(() -> Envelope.PROFILE.unwrap(bytes, PATH))
                            && isRefused(() -> ProfileReader.read(bytes, PATH, keys));
                });
    }

    @Test
    void changedContentUnderARightChecksumIsAProfileOrAnError() {
        qt().withExamples(2000).forAll(profiles(), longs().all()).check((data, seed) -> {
            try {
                byte[] content = ProfileWriter.write(data, keys);
                Random random = new Random(seed);
                for (int i = random.nextInt(3); i >= 0; i--) {
                    content[random.nextInt(content.length)] = (byte) random.nextInt();
                }
                byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(content, random.nextInt(content.length)) : content;
                ProfileReader.read(cut, PATH, keys);
                return true;
            } catch (MapiException e) {
                return e.code() == MapiCode.MAPI_E_CORRUPT_DATA || e.code() == MapiCode.MAPI_E_NO_ACCESS;
            }
        });
    }

    private static boolean isRefused(Work<?> reading) {
        try {
            reading.run();
            return false;
        } catch (MapiException e) {
            return e.code() == MapiCode.MAPI_E_CORRUPT_DATA;
        }
    }
}
