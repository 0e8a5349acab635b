// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.jspecify.annotations.Nullable;

/**
 * SPropValue: a property tag and its value. The value's Java type is that of the tag; immutable.
 *
 * @param tag the tag; of type PT_ERROR where the value could not be had
 * @param value the value; null only where the type has none (PT_NULL, PT_OBJECT)
 * @param <T> the Java type of the value
 */
public record PropValue<T>(PropTag<T> tag, @Nullable T value) {
    /**
     * Checks and copies the components.
     *
     * @param tag the tag; of type PT_ERROR where the value could not be had
     * @param value the value; null only where the type has none (PT_NULL, PT_OBJECT)
     */
    @SuppressWarnings("unchecked")
    public PropValue {
        value = (T) PropValues.checked(tag, value);
    }

    /**
     * A value of a tag whose Java type is not known at compile time.
     *
     * @param tag the tag
     * @param value the value
     * @return the property
     * @throws IllegalArgumentException if the value is not of the tag's type
     */
    @SuppressWarnings("unchecked")
    public static PropValue<?> ofUnchecked(PropTag<?> tag, @Nullable Object value) {
        return new PropValue<>((PropTag<Object>) tag, value);
    }

    /**
     * The place of a value that could not be had: the tag's identifier with PT_ERROR.
     *
     * @param tag the tag that was asked for
     * @param code why it could not be had
     * @return the property
     */
    public static PropValue<Integer> error(PropTag<?> tag, MapiCode code) {
        return new PropValue<>(PropTag.of(tag.id(), PropType.PT_ERROR, Integer.class), code.hresult());
    }

    /**
     * Whether this is an error in the place of a value.
     *
     * @return true for PT_ERROR
     */
    public boolean isError() {
        return tag.type() == PropType.PT_ERROR;
    }
}
