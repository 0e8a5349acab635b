// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The layout in which values are stored and shipped: a tag's number, then the value; fixed sizes as they are, lengths and
 * counts as varints. A string's length is doubled; the odd ones are strings with an unpaired surrogate, in UTF-16, because
 * UTF-8 cannot express them and a store loses nothing. Every value that can be made can be written.
 */
final class CompactSink implements ValueSink {
    private final ByteWriter out;

    CompactSink(ByteWriter out) {
        this.out = out;
    }

    @Override
    public ByteWriter bytes() {
        return out;
    }

    @Override
    public void code(int code) {
        out.u8(code);
    }

    @Override
    public void count(int count) {
        out.varint(count);
    }

    @Override
    public void propertyCount(int count) {
        out.varint(count);
    }

    @Override
    public void tag(PropTag<?> tag) {
        out.i32(tag.toInt());
    }

    @Override
    public void value(PropTag<?> tag, @Nullable Object value) {
        PropType type = tag.type();
        if (type.isMultiValued() && !tag.isInstance()) {
            List<?> values = (List<?>) Objects.requireNonNull(value);
            out.varint(values.size());
            for (Object element : values) {
                single(type.single(), element);
            }
        } else if (value != null) {
            single(type.single(), value);
        }
    }

    private void single(PropType type, Object value) {
        switch (type) {
            case PT_BOOLEAN -> out.u8((Boolean) value ? 1 : 0);
            case PT_STRING8, PT_UNICODE -> string((String) value);
            case PT_SRESTRICT -> new RestrictionWriter(this).write((Restriction) value);
            case PT_SVREID, PT_ACTIONS, PT_BINARY -> binary((Binary) value);
            default -> FixedValues.write(type, value, out);
        }
    }

    private void string(String text) {
        if (Utf8.canEncode(text)) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            out.varint(encoded.length << 1);
            out.bytes(encoded);
        } else {
            out.varint(text.length() << 2 | 1);
            out.utf16(text);
        }
    }

    private void binary(Binary value) {
        out.varint(value.size());
        out.bytes(value.raw());
    }
}
