// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;

/**
 * Reads what {@link ProfileWriter} writes. Whatever the bytes are, the answer is a profile or MAPI_E_CORRUPT_DATA with
 * the offset. Not for use by several threads.
 */
final class ProfileReader {
    private final ByteBuffer in;
    private final Path path;

    private ProfileReader(byte[] content, Path path) {
        this.in = ByteBuffer.wrap(content);
        this.path = path;
    }

    static ProfileHead head(byte[] content, Path path) throws MapiException {
        return new ProfileReader(content, path).head();
    }

    static ProfileData read(byte[] content, Path path, SecretKeys keys) throws MapiException {
        return new ProfileReader(content, path).profile(keys);
    }

    private ProfileHead head() throws MapiException {
        String name = string();
        String newName = string();
        try {
            ProfileNames.check(name);
        } catch (MapiException e) {
            throw damaged("the name is not allowed");
        }
        return new ProfileHead(name, newName.isEmpty() ? null : newName, uid(), oneByte() == 1, oneByte() == 1);
    }

    private ProfileData profile(SecretKeys keys) throws MapiException {
        ProfileHead head = head();
        List<MapiUid> transports = new ArrayList<>();
        for (int left = number(MapiUid.SIZE); left > 0; left--) {
            transports.add(uid());
        }
        Map<MapiUid, ProfileSection> sections = new LinkedHashMap<>();
        for (int left = number(MapiUid.SIZE); left > 0; left--) {
            ProfileSection section = section(head.instance(), keys);
            if (sections.put(section.uid(), section) != null) {
                throw damaged("section " + section.uid() + " is there twice");
            }
        }
        if (in.hasRemaining()) {
            throw damaged("there are bytes left over");
        }
        return new ProfileData(head.name(), head.instance(), head.app(), head.newName(), transports, sections);
    }

    private ProfileSection section(MapiUid profile, SecretKeys keys) throws MapiException {
        MapiUid uid = uid();
        SectionKind kind = kind(oneByte());
        MapiUid owner = uid();
        String bundle = string();
        Set<SectionMark> marks = marks(oneByte());
        Props.Builder props = properties(bytes()).toBuilder();
        byte[] sealed = bytes();
        if (sealed.length > 0) {
            properties(keys.open(profile, uid, sealed, path)).forEach(props::put);
        }
        @Nullable MapiUid known = owner.equals(ProfileWriter.NONE) ? null : owner;
        return new ProfileSection(uid, kind, known, bundle, marks, props.build());
    }

    private SectionKind kind(int code) throws MapiException {
        for (SectionKind kind : SectionKind.values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw damaged("there is no kind of section " + code);
    }

    private Set<SectionMark> marks(int bits) throws MapiException {
        Set<SectionMark> marks = EnumSet.noneOf(SectionMark.class);
        int unknown = bits;
        for (SectionMark mark : SectionMark.values()) {
            if ((bits & mark.bit) != 0) {
                marks.add(mark);
                unknown &= ~mark.bit;
            }
        }
        if (unknown != 0) {
            throw damaged("there is no mark " + unknown);
        }
        return marks;
    }

    private Props properties(byte[] bytes) throws MapiException {
        try {
            return Props.parse(bytes, 0, bytes.length);
        } catch (MapiException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
    }

    private MapiUid uid() throws MapiException {
        need(MapiUid.SIZE);
        return MapiUid.of(in.getLong(), in.getLong());
    }

    private int oneByte() throws MapiException {
        need(1);
        return Byte.toUnsignedInt(in.get());
    }

    private String string() throws MapiException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw damaged("text is not UTF-8");
        }
    }

    private byte[] bytes() throws MapiException {
        byte[] bytes = new byte[number(1)];
        in.get(bytes);
        return bytes;
    }

    /** A count of things that have at least the given size each, so that a wrong one cannot ask for much memory. */
    private int number(int size) throws MapiException {
        need(4);
        int number = in.getInt();
        if (number < 0 || number > in.remaining() / size) {
            throw damaged("a count of " + number + " exceeds the file");
        }
        return number;
    }

    private void need(int bytes) throws MapiException {
        if (in.remaining() < bytes) {
            throw damaged("it ends too early");
        }
    }

    private MapiException damaged(String why) {
        return Envelope.damaged(path, why + " (at offset " + (Envelope.HEAD + in.position()) + ")");
    }
}
