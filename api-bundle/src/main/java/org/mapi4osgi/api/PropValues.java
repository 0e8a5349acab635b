// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks property values against their types; shared by {@link PropValue} and {@link Props}. */
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
        if (type.isMultiValued() && !tag.isInstance()) {
            if (!(value instanceof List<?> list)) {
                throw mismatch(tag, value);
            }
            List<?> copy = List.copyOf(list);
            for (Object element : copy) {
                checkSingle(tag, element);
            }
            return copy;
        }
        checkSingle(tag, value);
        return value;
    }

    private static void checkSingle(PropTag<?> tag, Object value) {
        if (!tag.type().valueType().isInstance(value)) {
            throw mismatch(tag, value);
        }
    }

    private static IllegalArgumentException mismatch(PropTag<?> tag, Object value) {
        return new IllegalArgumentException("%s (%s) cannot hold a %s"
                .formatted(tag, tag.type(), value.getClass().getSimpleName()));
    }
}
