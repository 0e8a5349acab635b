// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;

/** Finds, compares and measures property values whose types are known at run time only. */
final class Values {
    private Values() {}

    /** The value of a property, or null: what {@link Props#get} gives, without an Optional for each row. */
    static @Nullable Object find(Props row, PropTag<?> tag) {
        int id = tag.id();
        for (int i = 0; i < row.size(); i++) {
            PropTag<?> held = row.tag(i);
            if (held.id() == id && held.isInstance() == tag.isInstance() && sameType(held.type(), tag.type())) {
                return row.value(i);
            }
        }
        return null;
    }

    /** Whether values of two types may be compared: PT_STRING8 and PT_UNICODE count as one type. */
    static boolean sameType(PropType left, PropType right) {
        return left == right || left.isString() && right.isString() && left.isMultiValued() == right.isMultiValued();
    }

    /** The order of a single-valued type; null for a type that has none. Integers are signed, bytes are not. */
    @SuppressWarnings("unchecked")
    static @Nullable Comparator<Object> order(PropType type) {
        return switch (type) {
            case PT_SHORT,
                    PT_LONG,
                    PT_FLOAT,
                    PT_DOUBLE,
                    PT_CURRENCY,
                    PT_APPTIME,
                    PT_BOOLEAN,
                    PT_I8,
                    PT_SYSTIME,
                    PT_CLSID,
                    PT_SVREID,
                    PT_BINARY -> (left, right) -> ((Comparable<Object>) left).compareTo(right);
            case PT_STRING8, PT_UNICODE -> (left, right) -> Collation.compare((String) left, (String) right);
            default -> null;
        };
    }

    /** The bytes that a value takes, as RES_SIZE counts them; -1 for a type whose size says nothing. */
    static long size(PropType type, Object value) {
        if (value instanceof List<?> values) {
            long sum = 0;
            for (Object element : values) {
                sum += size(type.single(), element);
            }
            return sum;
        }
        return switch (type) {
            case PT_SHORT, PT_BOOLEAN -> 2;
            case PT_LONG, PT_FLOAT -> 4;
            case PT_DOUBLE, PT_CURRENCY, PT_APPTIME, PT_I8, PT_SYSTIME -> 8;
            case PT_CLSID -> 16;
            case PT_UNICODE -> 2L * ((String) value).length();
            case PT_STRING8 -> ((String) value).getBytes(StandardCharsets.UTF_8).length;
            case PT_BINARY, PT_SVREID, PT_ACTIONS -> ((Binary) value).size();
            default -> -1;
        };
    }
}
