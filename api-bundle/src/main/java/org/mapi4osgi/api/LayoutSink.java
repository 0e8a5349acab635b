// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes properties and restrictions in one of Exchange's layouts. The counterpart of {@link LayoutSource}. */
final class LayoutSink implements ValueSink {
    private final ByteWriter out = new ByteWriter();
    private final BinaryLayout layout;

    private LayoutSink(BinaryLayout layout) {
        this.layout = layout;
    }

    /** A value that the layout has no room for. Never leaves this class. */
    private static final class Inexpressible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Inexpressible(String why) {
            super(why);
        }
    }

    static Binary bytes(Props props, BinaryLayout layout) throws MapiException {
        LayoutSink sink = new LayoutSink(layout);
        return sink.finish(() -> {
            for (int i = 0; i < props.size(); i++) {
                sink.property(props.tag(i), props.value(i));
            }
        });
    }

    static Binary bytes(Restriction restriction, BinaryLayout layout) throws MapiException {
        LayoutSink sink = new LayoutSink(layout);
        return sink.finish(() -> new RestrictionWriter(sink).write(restriction));
    }

    private Binary finish(Runnable writing) throws MapiException {
        try {
            writing.run();
        } catch (Inexpressible e) {
            throw new MapiException(
                    MapiCode.MAPI_E_BAD_VALUE, "the layout " + layout + " cannot express " + e.getMessage());
        }
        return out.toBinary();
    }

    @Override
    public ByteWriter bytes() {
        return out;
    }

    @Override
    public void code(int code) {
        if (layout.codeSize() == 1) {
            out.u8(code);
        } else {
            out.i32(code);
        }
    }

    @Override
    public void count(int count) {
        if (layout.countSize() == 2) {
            out.i16(bounded(count, 0xFFFF, "restrictions"));
        } else {
            out.i32(count);
        }
    }

    @Override
    public void propertyCount(int count) {
        code(layout.codeSize() == 1 ? bounded(count, 0xFF, "properties") : count);
    }

    private static int bounded(int number, int most, String what) {
        if (number > most) {
            throw new Inexpressible(number + " " + what + ", at most " + most);
        }
        return number;
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
            out.i32(values.size());
            for (Object element : values) {
                single(type.single(), element);
            }
        } else if (value != null) {
            single(type.single(), value);
        }
    }

    private void single(PropType type, Object value) {
        switch (type) {
            case PT_BOOLEAN -> {
                out.u8((Boolean) value ? 1 : 0);
                if (layout.isCounted()) {
                    out.u8(0);
                }
            }
            case PT_STRING8 -> ansi((String) value);
            case PT_UNICODE -> unicode((String) value);
            case PT_BINARY, PT_SVREID -> {
                size(((Binary) value).size());
                out.bytes(((Binary) value).raw());
            }
            case PT_SRESTRICT -> new RestrictionWriter(this).write((Restriction) value);
            case PT_ACTIONS -> throw new Inexpressible("a value of type PT_ACTIONS");
            default -> FixedValues.write(type, value, out);
        }
    }

    private void ansi(String text) {
        byte[] bytes = AnsiText.encode(text);
        if (bytes == null) {
            throw new Inexpressible("in 8 bits: " + text);
        }
        length(text, bytes.length + 1);
        out.bytes(bytes);
        out.u8(0);
    }

    private void unicode(String text) {
        length(text, Math.addExact(Math.multiplyExact(text.length(), 2), 2));
        out.utf16(text);
        out.i16(0);
    }

    private void length(String text, int bytes) {
        if (text.indexOf('\0') >= 0) {
            throw new Inexpressible("a string with a NUL");
        }
        if (layout.isCounted()) {
            out.i16(bounded(bytes, 0xFFFF, "bytes of a string"));
        }
    }

    private void size(int bytes) {
        if (layout.isCounted()) {
            out.i16(bounded(bytes, 0xFFFF, "bytes"));
        } else {
            out.i32(bytes);
        }
    }
}
