// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads properties and restrictions in one of Exchange's layouts. The counterpart of {@link LayoutSink}. */
final class LayoutSource implements ValueSource {
    private final ByteReader in;
    private final BinaryLayout layout;
    private final RestrictionReader restrictions;

    LayoutSource(ByteReader in, BinaryLayout layout) {
        this.in = in;
        this.layout = layout;
        this.restrictions = new RestrictionReader(this, in);
    }

    static Props props(Binary bytes, BinaryLayout layout) throws MapiException {
        ByteReader in = ByteReader.of(bytes, "properties in the layout " + layout);
        LayoutSource source = new LayoutSource(in, layout);
        Props.Builder builder = Props.builder();
        while (in.remaining() > 0) {
            PropTag<?> tag = source.tag();
            builder.add(tag, source.value(tag));
        }
        return builder.build();
    }

    static Restriction restriction(Binary bytes, BinaryLayout layout) throws MapiException {
        ByteReader in = ByteReader.of(bytes, "a restriction in the layout " + layout);
        Restriction restriction = new LayoutSource(in, layout).restriction();
        in.expectEnd();
        return restriction;
    }

    Restriction restriction() throws MapiException {
        return restrictions.read();
    }

    @Override
    public int code() throws MapiException {
        return layout.codeSize() == 1 ? in.u8() : in.i32();
    }

    @Override
    public int count() throws MapiException {
        return in.checkCount(layout.countSize() == 2 ? in.u16() : in.i32(), 1);
    }

    @Override
    public int propertyCount() throws MapiException {
        return in.checkCount(code(), Integer.BYTES);
    }

    @Override
    public PropTag<?> tag() throws MapiException {
        return FixedValues.tag(in);
    }

    @Override
    public @Nullable Object value(PropTag<?> tag) throws MapiException {
        PropType type = tag.type();
        if (!type.isMultiValued() || tag.isInstance()) {
            return single(type.single());
        }
        int count = in.checkCount(in.i32(), 1);
        List<Object> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(Objects.requireNonNull(single(type.single())));
        }
        return values;
    }

    private @Nullable Object single(PropType type) throws MapiException {
        return switch (type) {
            case PT_BOOLEAN -> FixedValues.bool(in, layout.isCounted() ? 2 : 1);
            case PT_STRING8 -> layout.isCounted() ? counted(1) : in.terminatedAnsi();
            case PT_UNICODE -> layout.isCounted() ? counted(2) : in.terminatedUtf16();
            case PT_BINARY, PT_SVREID -> in.binary(layout.isCounted() ? in.u16() : in.i32());
            case PT_SRESTRICT -> restriction();
            case PT_ACTIONS -> throw in.corrupt("PT_ACTIONS has no length in this layout");
            default -> FixedValues.read(type, in);
        };
    }

    /** A string with its length in bytes before it and its NUL at its end. */
    private String counted(int unit) throws MapiException {
        int length = in.u16();
        int start = in.offset();
        String text = unit == 1 ? in.terminatedAnsi() : in.terminatedUtf16();
        if (in.offset() - start != length) {
            throw in.corruptAt("a string of " + length + " bytes does not end there", start);
        }
        return text;
    }
}
