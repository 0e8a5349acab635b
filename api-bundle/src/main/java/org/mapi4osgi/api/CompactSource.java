// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CompactSink} writes. */
final class CompactSource implements ValueSource {
    private final ByteReader in;
    private final RestrictionReader restrictions;

    CompactSource(ByteReader in) {
        this.in = in;
        this.restrictions = new RestrictionReader(this, in);
    }

    @Override
    public int code() throws MapiException {
        return in.u8();
    }

    @Override
    public int count() throws MapiException {
        return in.checkCount(in.varint(), 1);
    }

    @Override
    public int propertyCount() throws MapiException {
        return in.checkCount(in.varint(), Integer.BYTES);
    }

    @Override
    public PropTag<?> tag() throws MapiException {
        return FixedValues.tag(in);
    }

    @Override
    public @Nullable Object value(PropTag<?> tag) throws MapiException {
        PropType type = tag.type();
        if (!type.isMultiValued()) {
            return single(type);
        }
        return tag.isInstance() ? single(type.single()) : multi(type.single());
    }

    private List<Object> multi(PropType type) throws MapiException {
        Object[] values = new Object[in.checkCount(in.varint(), 1)];
        for (int i = 0; i < values.length; i++) {
            values[i] = Objects.requireNonNull(single(type));
        }
        return List.copyOf(Arrays.asList(values));
    }

    Restriction restriction() throws MapiException {
        return restrictions.read();
    }

    private @Nullable Object single(PropType type) throws MapiException {
        return switch (type) {
            case PT_BOOLEAN -> FixedValues.bool(in, 1);
            case PT_STRING8, PT_UNICODE -> string();
            case PT_SRESTRICT -> restriction();
            case PT_SVREID, PT_ACTIONS, PT_BINARY -> in.binary(in.varint());
            default -> FixedValues.read(type, in);
        };
    }

    private String string() throws MapiException {
        int header = in.varint();
        int length = header >>> 1;
        return (header & 1) == 0 ? in.utf8(length) : in.utf16(length);
    }
}
