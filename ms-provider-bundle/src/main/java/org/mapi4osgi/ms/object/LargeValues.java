// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.ms.engine.Utf16;
import org.mapi4osgi.tags.PR;

/**
 * Which property values stand in streams, and what bytes those have: PT_UNICODE is UTF-16 little-endian, PT_STRING8
 * UTF-8, PT_BINARY the bytes themselves.
 */
final class LargeValues {
    /** Values of more bytes stand in streams. */
    static final int MAX_INLINE = 2 * 1024;

    /** Values of more bytes are had through streams only. */
    static final int MAX_VALUE = 64 * 1024;

    private static final Set<Integer> HOT =
            Set.of(PR.PR_SUBJECT.id(), PR.PR_SENDER_NAME.id(), PR.PR_DISPLAY_TO.id(), PR.PR_MESSAGE_CLASS.id());

    private LargeValues() {}

    /** Whether a property of this type can be opened as a stream. */
    static boolean isStreamable(PropTag<?> tag) {
        return switch (tag.type()) {
            case PT_UNICODE, PT_STRING8, PT_BINARY -> !tag.isInstance();
            default -> false;
        };
    }

    /** The bytes of a value that is to stand in a stream; null if it is small or not of such a type. */
    static byte @Nullable [] largeBytes(PropValue<?> property) {
        Object value = property.value();
        int limit = maxInline(property.tag());
        if (value instanceof String text && isStreamable(property.tag())) {
            return text.length() > limit / 2 ? bytes(property) : null;
        }
        if (value instanceof Binary binary && isStreamable(property.tag())) {
            return binary.size() > limit ? binary.toBytes() : null;
        }
        return null;
    }

    /** What contents tables show is kept with the small ones for longer, so that it need not be looked for. */
    static int maxInline(PropTag<?> tag) {
        return HOT.contains(tag.id()) ? MAX_VALUE : MAX_INLINE;
    }

    /** The stream's bytes of a value. */
    static byte[] bytes(PropValue<?> property) {
        Object value = property.value();
        return switch (property.tag().type()) {
            case PT_UNICODE -> Utf16.bytes(String.valueOf(value));
            case PT_STRING8 -> String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            case PT_BINARY -> value instanceof Binary binary ? binary.toBytes() : new byte[0];
            default -> throw new IllegalArgumentException(property.tag() + " has no stream");
        };
    }

    /** The value of a stream's bytes. */
    static PropValue<?> value(PropTag<?> tag, byte[] bytes) {
        return PropValue.ofUnchecked(
                tag,
                switch (tag.type()) {
                    case PT_UNICODE -> Utf16.text(bytes);
                    case PT_STRING8 -> new String(bytes, StandardCharsets.UTF_8);
                    default -> Binary.of(bytes);
                });
    }
}
