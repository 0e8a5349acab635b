// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tags, and values of a size that the type tells: the same in all layouts. */
final class FixedValues {
    private FixedValues() {}

    static PropTag<?> tag(ByteReader in) throws MapiException {
        int at = in.offset();
        int number = in.i32();
        PropTag<?> tag;
        try {
            tag = TagTable.tag(number);
        } catch (MapiException e) {
            throw in.corruptAt("0x%08X is a property tag of no known type".formatted(number), at);
        }
        if (tag.type() == PropType.PT_UNSPECIFIED) {
            throw in.corruptAt("a property of type PT_UNSPECIFIED", at);
        }
        return tag;
    }

    static boolean bool(ByteReader in, int size) throws MapiException {
        int at = in.offset();
        int value = size == 1 ? in.u8() : in.u16();
        if (value > 1) {
            throw in.corruptAt("a truth value of " + value, at);
        }
        return value == 1;
    }

    static @Nullable Object read(PropType type, ByteReader in) throws MapiException {
        return switch (type) {
            case PT_NULL, PT_OBJECT -> null;
            case PT_SHORT -> in.i16();
            case PT_LONG, PT_ERROR -> in.i32();
            case PT_FLOAT -> Float.intBitsToFloat(in.i32());
            case PT_DOUBLE, PT_APPTIME -> Double.longBitsToDouble(in.i64());
            case PT_CURRENCY -> Currency.toAmount(in.i64());
            case PT_I8 -> in.i64();
            case PT_SYSTIME -> Filetime.toInstant(in.i64());
            case PT_CLSID -> in.uid();
            default -> throw new IllegalStateException(type + " has no fixed size");
        };
    }

    static void write(PropType type, Object value, ByteWriter out) {
        switch (type) {
            case PT_SHORT -> out.i16((Short) value);
            case PT_LONG, PT_ERROR -> out.i32((Integer) value);
            case PT_FLOAT -> out.i32(Float.floatToRawIntBits((Float) value));
            case PT_DOUBLE, PT_APPTIME -> out.i64(Double.doubleToRawLongBits((Double) value));
            case PT_CURRENCY -> out.i64(Currency.of((BigDecimal) value));
            case PT_I8 -> out.i64((Long) value);
            case PT_SYSTIME -> out.i64(Filetime.of((Instant) value));
            case PT_CLSID -> out.uid((MapiUid) value);
            default -> throw new IllegalStateException(type + " has no fixed size");
        }
    }
}
