// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;

/**
 * Makes the content of a profile file, big-endian: the head (name, new name, instance, whether it is an application's,
 * whether there are secrets), the order of transports, then the sections in order. Strings and properties have a 32-bit
 * length; strings are UTF-8; a MAPIUID of zeros stands for none. The secrets of a section are sealed apart from its other
 * properties. Not for use by several threads.
 */
final class ProfileWriter {
    static final MapiUid NONE = MapiUid.of(0, 0);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SecretKeys keys;

    private ProfileWriter(SecretKeys keys) {
        this.keys = keys;
    }

    /** The content; the key must be there if the profile has secrets. */
    static byte[] write(ProfileData data, SecretKeys keys) throws MapiException {
        ProfileWriter writer = new ProfileWriter(keys);
        writer.profile(data);
        return writer.out.toByteArray();
    }

    static boolean hasSecrets(ProfileData data) {
        return data.sections().values().stream()
                .anyMatch(s -> s.props().tags().stream().anyMatch(SectionRules::isSecret));
    }

    private void profile(ProfileData data) throws MapiException {
        string(data.name());
        string(data.newName() == null ? "" : data.newName());
        uid(data.instance());
        out.write(data.app() ? 1 : 0);
        out.write(hasSecrets(data) ? 1 : 0);
        number(data.transports().size());
        data.transports().forEach(this::uid);
        number(data.sections().size());
        for (ProfileSection section : data.sections().values()) {
            section(data.instance(), section);
        }
    }

    private void section(MapiUid profile, ProfileSection section) throws MapiException {
        uid(section.uid());
        out.write(section.kind().code);
        uid(section.owner());
        string(section.bundle());
        int marks = 0;
        for (SectionMark mark : section.marks()) {
            marks |= mark.bit;
        }
        out.write(marks);
        Props.Builder open = Props.builder();
        Props.Builder secret = Props.builder();
        for (PropValue<?> value : section.props()) {
            (SectionRules.isSecret(value.tag()) ? secret : open).put(value);
        }
        bytes(open.build().toBinary().toBytes());
        Props secrets = secret.build();
        bytes(
                secrets.isEmpty()
                        ? new byte[0]
                        : keys.seal(profile, section.uid(), secrets.toBinary().toBytes()));
    }

    private void uid(@Nullable MapiUid uid) {
        out.writeBytes((uid == null ? NONE : uid).toBinary().toBytes());
    }

    private void string(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) {
        number(bytes.length);
        out.writeBytes(bytes);
    }

    private void number(int number) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
    }
}
