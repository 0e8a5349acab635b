// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A property tag: a 16-bit identifier and a type, with the Java type of the value. {@code equals} is equality of the
 * 32-bit number. Constants stand in {@link org.mapi4osgi.tags.PR}; unknown tags are {@code PropTag<?>}.
 *
 * @param <T> the Java type of the value
 */
// The parameter types the value that Props.get gives, nothing in this class.
@SuppressWarnings("UnusedTypeParameter")
public final class PropTag<T> {
    /** PR_NULL: reserves a slot in a column set. */
    public static final PropTag<Void> PR_NULL = new PropTag<>(0, PropType.PT_NULL, false);

    /** The lowest identifier of named properties. */
    public static final int MIN_NAMED_ID = 0x8000;

    private final int id;
    private final PropType type;
    private final boolean instance;

    private PropTag(int id, PropType type, boolean instance) {
        this.id = id;
        this.type = type;
        this.instance = instance;
    }

    /**
     * A tag from MAPI's 32-bit number.
     *
     * @param tag the identifier in the upper half, the type in the lower
     * @return the tag
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_TYPE: MAPI has no such type
     *     </ul>
     */
    public static PropTag<?> parse(int tag) throws MapiException {
        int code = tag & 0xFFFF;
        boolean instance = (code & PropType.MVI_FLAG) == PropType.MVI_FLAG;
        Optional<PropType> type = PropType.ofCode(instance ? code & ~0x2000 : code);
        if (type.isEmpty()) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_TYPE, "property tag 0x%08X: no type 0x%04X".formatted(tag, code));
        }
        return new PropTag<>(tag >>> 16, type.get(), instance);
    }

    /**
     * A tag of an identifier and a type.
     *
     * @param id the identifier, 0 to 0xFFFF
     * @param type the type
     * @return the tag
     */
    public static PropTag<?> of(int id, PropType type) {
        return new PropTag<>(checkId(id), type, false);
    }

    /**
     * A tag with a known Java type, for constants. A multi-valued type's value is a list: use {@link #ofMulti}.
     *
     * @param id the identifier, 0 to 0xFFFF
     * @param type the type, single-valued
     * @param valueType the Java type of the value
     * @param <T> the Java type of the value
     * @return the tag
     * @throws IllegalArgumentException if values of {@code type} are not of {@code valueType}
     */
    public static <T> PropTag<T> of(int id, PropType type, Class<T> valueType) {
        if (type.isMultiValued() || type.valueType() != valueType) {
            throw new IllegalArgumentException("values of " + type + " are not " + valueType.getSimpleName());
        }
        return new PropTag<>(checkId(id), type, false);
    }

    /**
     * A multi-valued tag with a known Java type, for constants.
     *
     * @param id the identifier, 0 to 0xFFFF
     * @param type the type, multi-valued
     * @param valueType the Java type of one value
     * @param <T> the Java type of one value
     * @return the tag
     * @throws IllegalArgumentException if single values of {@code type} are not of {@code valueType}
     */
    public static <T> PropTag<List<T>> ofMulti(int id, PropType type, Class<T> valueType) {
        if (!type.isMultiValued() || type.valueType() != valueType) {
            throw new IllegalArgumentException("values of " + type + " are not lists of " + valueType.getSimpleName());
        }
        return new PropTag<>(checkId(id), type, false);
    }

    private static int checkId(int id) {
        if (id < 0 || id > 0xFFFF) {
            throw new IllegalArgumentException("a property identifier has 16 bits: " + id);
        }
        return id;
    }

    /**
     * The identifier.
     *
     * @return 0 to 0xFFFF
     */
    public int id() {
        return id;
    }

    /**
     * The type.
     *
     * @return the type, multi-valued for an instance column too
     */
    public PropType type() {
        return type;
    }

    /**
     * Whether the tag asks a table for one row per value (MV_INSTANCE).
     *
     * @return true for an instance column
     */
    public boolean isInstance() {
        return instance;
    }

    /**
     * Whether the identifier is in the range of named properties.
     *
     * @return true from 0x8000 to 0xFFFE
     */
    public boolean isNamed() {
        return id >= MIN_NAMED_ID && id < 0xFFFF;
    }

    /**
     * The same identifier with another type.
     *
     * @param other the type
     * @return the tag
     */
    public PropTag<?> withType(PropType other) {
        return new PropTag<>(id, other, false);
    }

    /**
     * The tag of a row's single value in an instance column of this multi-valued property.
     *
     * @return the tag with MV_INSTANCE
     * @throws IllegalStateException if the type is single-valued
     */
    public PropTag<?> asInstance() {
        if (!type.isMultiValued()) {
            throw new IllegalStateException(this + " is single-valued");
        }
        return new PropTag<>(id, type, true);
    }

    /**
     * MAPI's 32-bit number.
     *
     * @return the identifier in the upper half, the type in the lower
     */
    public int toInt() {
        return id << 16 | type.code() | (instance ? 0x2000 : 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PropTag<?> tag && tag.toInt() == toInt();
    }

    @Override
    public int hashCode() {
        return toInt();
    }

    /** The number in hexadecimal, {@code 0x0037001F}. */
    @Override
    public String toString() {
        return "0x%08X".formatted(toInt());
    }
}
