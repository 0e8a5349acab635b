// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks property values against their types; shared by {@link PropValue} and {@link Props}. Times and amounts are
 * brought to the steps that their types have, so that a value is equal to itself after a store or a file.
 */
final class PropValues {
    private PropValues() {}

    static @Nullable Object checked(PropTag<?> tag, @Nullable Object value) {
        PropType type = tag.type();
        if (type.valueType() == Void.class) {
            if (value != null) {
                throw new IllegalArgumentException(tag + " has no value");
            }
            return null;
        }
        Objects.requireNonNull(value, () -> "no value for " + tag);
        if (type == PropType.PT_UNSPECIFIED) {
            throw new IllegalArgumentException(tag + ": PT_UNSPECIFIED asks for a type, no value is of it");
        }
        if (type.isMultiValued() && !tag.isInstance()) {
            if (!(value instanceof List<?> list)) {
                throw mismatch(tag, value);
            }
            return checkedList(tag, list);
        }
        return checkedSingle(tag, value);
    }

    private static List<Object> checkedList(PropTag<?> tag, List<?> values) {
        List<Object> copy = new ArrayList<>(values.size());
        for (Object value : values) {
            copy.add(checkedSingle(tag, Objects.requireNonNull(value, () -> "a null among the values of " + tag)));
        }
        return List.copyOf(copy);
    }

    private static Object checkedSingle(PropTag<?> tag, Object value) {
        if (!tag.type().valueType().isInstance(value)) {
            throw mismatch(tag, value);
        }
        if (value instanceof Instant time) {
            if (!Filetime.isInRange(time)) {
                throw new IllegalArgumentException(
                        "%s: %s is not between %s and %s".formatted(tag, time, Filetime.MIN, Filetime.MAX));
            }
            return Filetime.truncate(time);
        }
        if (value instanceof BigDecimal amount) {
            try {
                return Currency.normalize(amount);
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(tag + ": no 64-bit count of ten-thousandths: " + amount, e);
            }
        }
        return value;
    }

    private static IllegalArgumentException mismatch(PropTag<?> tag, Object value) {
        return new IllegalArgumentException("%s (%s) cannot hold a %s"
                .formatted(tag, tag.type(), value.getClass().getSimpleName()));
    }
}
