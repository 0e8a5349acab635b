// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.fuzz.Limits;
import org.mapi4osgi.fuzz.Samples;
import org.mapi4osgi.fuzz.Target;

/** Profile files. The envelope is made for each input, so that its checksum hides nothing. */
public final class ProfileTarget implements Target {
    private static final Path PATH = Path.of("p.profile");
    private static final PropTag<String> PASSWORD = PropTag.of(0x67F0, PropType.PT_UNICODE, String.class);

    private final SecretKeys keys = keys();

    private static SecretKeys keys() {
        try {
            Path folder = Files.createTempDirectory("fuzz");
            Path file = folder.resolve("key");
            SecretKeys keys = new SecretKeys(file);
            keys.prepare(() -> false);
            // It has been read.
            Files.delete(file);
            Files.delete(folder);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MapiException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public Limits limits() {
        return new Limits(40, 4096, 100);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_CORRUPT_DATA, MapiCode.MAPI_E_NO_ACCESS);
    }

    @Override
    public List<byte[]> seeds() throws MapiException {
        MapiUid service = MapiUid.of(1, 2);
        MapiUid provider = MapiUid.of(3, 4);
        Map<MapiUid, ProfileSection> sections = new LinkedHashMap<>();
        sections.put(
                service,
                new ProfileSection(
                        service,
                        SectionKind.SERVICE,
                        null,
                        "org.mapi4osgi.ms",
                        Set.of(SectionMark.CAN_IDENTIFY),
                        Samples.likeAMessage()));
        sections.put(
                provider,
                new ProfileSection(
                        provider,
                        SectionKind.PROVIDER,
                        service,
                        "org.mapi4osgi.ms",
                        Set.of(),
                        Samples.everyType().with(PASSWORD, "secret")));
        ProfileData data = new ProfileData("Home", MapiUid.of(5, 6), false, "House", List.of(provider), sections);
        return List.of(ProfileWriter.write(data, keys), ProfileWriter.write(ProfileData.create("Empty", true), keys));
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        byte[] content = Envelope.PROFILE.unwrap(Envelope.PROFILE.wrap(7, input), PATH);
        ProfileReader.head(content, PATH);
        ProfileReader.read(content, PATH, keys);
    }
}
