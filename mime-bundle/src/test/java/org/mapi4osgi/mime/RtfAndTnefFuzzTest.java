// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;
import org.mapi4osgi.mime.rtf.CompressedRtf;
import org.mapi4osgi.mime.rtf.RtfForm;
import org.mapi4osgi.mime.rtf.RtfText;
import org.mapi4osgi.mime.tnef.TnefFile;
import org.quicktheories.QuickTheory;
import org.quicktheories.generators.SourceDSL;

/**
 * Any bytes give RTF, text or a message, or an IOException that says that they are damaged; each byte is read once, and
 * what comes out is bounded by what went in. Run longer as {@link FuzzTest} is: {@code -Dmime.fuzz.times=1000
 * -Dmime.fuzz.seed=$RANDOM}.
 */
final class RtfAndTnefFuzzTest {
    private static final int TIMES = Integer.getInteger("mime.fuzz.times", 1);
    private static final long SEED = Long.getLong("mime.fuzz.seed", 20261130L);

    /** Two bytes of a reference and an eighth of a byte before them make 17. */
    private static final int LZFU_GROWTH = 9;

    /** {@code \~} is {@code &nbsp;}. */
    private static final int TEXT_GROWTH = 4;

    /** Text of one byte a character is kept in two. */
    private static final int TNEF_GROWTH = 2;

    private static final int CONSTANT = 20_000;

    private static void fuzz(int ordinary, List<byte[]> samples, java.util.function.Predicate<byte[]> holds) {
        assumeFalse(samples.isEmpty(), "skipped: there is no ../shared/data beside the project");
        QuickTheory.qt()
                .withFixedSeed(SEED)
                .withExamples(ordinary * TIMES)
                .forAll(SourceDSL.longs().all(), SourceDSL.integers().between(0, samples.size() - 1))
                .check((seed, sample) -> holds.test(Damage.of(samples.get(sample), samples, new Random(seed))));
    }

    private static List<byte[]> samples(String folder, String names) throws IOException {
        List<byte[]> samples = new ArrayList<>();
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            Path data = place.resolve("shared/data").resolve(folder);
            if (Files.isDirectory(data)) {
                try (Stream<Path> files = Files.list(data)) {
                    for (Path file : files.filter(f -> f.toString().matches(names))
                            .sorted()
                            .toList()) {
                        samples.add(Files.readAllBytes(file));
                    }
                }
                break;
            }
        }
        return samples;
    }

    /** Counts what is read, so that a loop over the same bytes would show. */
    private static final class Counted extends FilterInputStream {
        long count;

        Counted(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    private static boolean saysDamage(IOException e) {
        return e.getCause() instanceof MapiException mapi && mapi.code() == MapiCode.MAPI_E_CORRUPT_DATA;
    }

    private static boolean isDecompressed(byte[] value) {
        Counted in = new Counted(value);
        long size = 0;
        try (InputStream rtf = CompressedRtf.open(in)) {
            byte[] buffer = new byte[1000];
            for (int count = rtf.read(buffer); count >= 0; count = rtf.read(buffer)) {
                size += count;
            }
        } catch (IOException e) {
            assertThat(saysDamage(e)).as(e.toString()).isTrue();
        }
        return in.count <= value.length && size <= (long) LZFU_GROWTH * value.length;
    }

    private static final class CountingWriter extends Writer {
        long count;

        @Override
        public void write(char[] buffer, int offset, int length) {
            count += length;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static boolean isExtracted(byte[] rtf) {
        for (RtfForm form : RtfForm.values()) {
            Counted in = new Counted(rtf);
            CountingWriter out = new CountingWriter();
            try {
                RtfForm.of(new ByteArrayInputStream(rtf));
                RtfText.write(in, form, out);
            } catch (IOException e) {
                assertThat(saysDamage(e)).as(e.toString()).isTrue();
            }
            if (in.count > rtf.length || out.count > (long) TEXT_GROWTH * rtf.length) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOpenedOrFaulty(byte[] tnef) {
        MemoryMessage message = new MemoryMessage();
        Counted in = new Counted(tnef);
        try {
            boolean sound = TnefFile.fault(in).isEmpty();
            if (in.count > tnef.length) {
                return false;
            }
            if (sound) {
                TnefFile.complete(new ByteArrayInputStream(tnef), message);
            }
            return message.made().stream().allMatch(MemoryAttach::isClosed)
                    && size(message) <= (long) TNEF_GROWTH * tnef.length + CONSTANT;
        } catch (IOException | MapiException e) {
            throw new AssertionError(e);
        }
    }

    private static long size(MemoryMessage message) {
        long size = bytes(message.getProps((List<PropTag<?>>) null));
        for (MemoryAttach attach : message.attachments()) {
            size += bytes(attach.getProps((List<PropTag<?>>) null));
            size += attach.embedded() == null ? 0 : size(Objects.requireNonNull(attach.embedded()));
        }
        return size;
    }

    private static long bytes(Iterable<PropValue<?>> props) {
        long size = 0;
        for (PropValue<?> prop : props) {
            Object value = prop.value();
            size += value instanceof String text ? text.length() * 2L : value instanceof Binary b ? b.size() : 0;
        }
        return size;
    }

    @Test
    void damagedCompressedRtfIsDecompressedOrRefused() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        for (byte[] rtf : samples("rtf", ".*\\.rtf")) {
            samples.add(CompressedRtf.compress(rtf));
        }
        fuzz(1000, samples, RtfAndTnefFuzzTest::isDecompressed);
    }

    @Test
    void compressedRtfThatClaimsToBeWholeIsDecompressedOrRefused() {
        QuickTheory.qt()
                .withFixedSeed(SEED)
                .withExamples(1000 * TIMES)
                .forAll(SourceDSL.longs().all(), SourceDSL.integers().between(0, 5000))
                .check((seed, size) -> {
                    byte[] value = new byte[size + 16];
                    new Random(seed).nextBytes(value);
                    int counted = size + 12;
                    value[0] = (byte) counted;
                    value[1] = (byte) (counted >> 8);
                    value[2] = 0;
                    value[3] = 0;
                    System.arraycopy("LZFu".getBytes(StandardCharsets.US_ASCII), 0, value, 8, 4);
                    return isDecompressed(value);
                });
    }

    @Test
    void damagedRtfGivesTextOrIsRefused() throws IOException {
        fuzz(300, samples("rtf", ".*\\.rtf"), RtfAndTnefFuzzTest::isExtracted);
    }

    @Test
    void anyLettersThatMeanSomethingInRtfGiveTextOrAreRefused() {
        String[] alphabet = {
            "{",
            "}",
            "\\",
            "\\'",
            "\\u",
            "\\uc",
            "\\f",
            "\\fonttbl",
            "\\fcharset",
            "\\htmlrtf",
            "\\*",
            "\\htmltag",
            "\\bin",
            "\\par",
            "\\~",
            "0",
            "1",
            "9",
            "-",
            " ",
            "a",
            "\u00E4",
            "\r\n",
            "\\fromhtml1",
            "\\ansicpg",
            "932",
            "\0"
        };
        QuickTheory.qt()
                .withFixedSeed(SEED)
                .withExamples(2000 * TIMES)
                .forAll(SourceDSL.longs().all(), SourceDSL.integers().between(0, 1000))
                .check((seed, size) -> {
                    Random random = new Random(seed);
                    StringBuilder rtf = new StringBuilder("{\\rtf1");
                    for (int i = 0; i < size; i++) {
                        rtf.append(alphabet[random.nextInt(alphabet.length)]);
                    }
                    return isExtracted(rtf.toString().getBytes(StandardCharsets.ISO_8859_1));
                });
    }

    @Test
    void damagedTnefIsOpenedOrFaulty() throws IOException {
        fuzz(500, samples("tnef", ".*\\.(tnef|dat)"), RtfAndTnefFuzzTest::isOpenedOrFaulty);
    }

    @Test
    void damagedTnefWithRightChecksumsIsOpenedOrFaulty() throws IOException {
        fuzz(1000, samples("tnef", ".*\\.(tnef|dat)"), bytes -> isOpenedOrFaulty(withChecksums(bytes)));
    }

    /** Puts the checksums right, so that what is behind them is reached. */
    private static byte[] withChecksums(byte[] tnef) {
        byte[] bytes = tnef.clone();
        int at = 6;
        while (at + 9 <= bytes.length) {
            long size = bytes[at + 5] & 0xFF
                    | (bytes[at + 6] & 0xFF) << 8
                    | (bytes[at + 7] & 0xFF) << 16
                    | (bytes[at + 8] & 0xFFL) << 24;
            if (at + 11 + size > bytes.length) {
                break;
            }
            int end = at + 9 + (int) size;
            int sum = 0;
            for (int i = at + 9; i < end; i++) {
                sum += bytes[i] & 0xFF;
            }
            bytes[end] = (byte) sum;
            bytes[end + 1] = (byte) (sum >> 8);
            at = end + 2;
        }
        return bytes;
    }
}
