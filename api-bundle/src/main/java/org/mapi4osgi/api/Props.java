// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An array of SPropValue: the properties of an object, a row of a table (SRow), an entry of an address list (ADRENTRY).
 * Immutable; the order of the slots is kept. Look-ups go by identifier: a string is found as PT_UNICODE and as
 * PT_STRING8.
 */
public final class Props implements Iterable<PropValue<?>> {
    /** No properties. */
    public static final Props EMPTY = new Props(new PropTag<?>[0], new Object[0]);

    private final PropTag<?>[] tags;
    private final @Nullable Object[] values;

    private Props(PropTag<?>[] tags, @Nullable Object[] values) {
        this.tags = tags;
        this.values = values;
    }

    /**
     * The given properties, in order.
     *
     * @param properties the properties
     * @return the array
     */
    public static Props of(PropValue<?>... properties) {
        Builder builder = builder();
        for (PropValue<?> property : properties) {
            builder.put(property);
        }
        return builder.build();
    }

    /**
     * One property.
     *
     * @param tag the tag
     * @param value the value
     * @param <T> the Java type of the value
     * @return the array
     */
    public static <T> Props of(PropTag<T> tag, T value) {
        return builder().put(tag, value).build();
    }

    /**
     * Starts an array.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Takes the arrays over; for decoders that made them and have checked their values. */
    static Props ofChecked(PropTag<?>[] tags, @Nullable Object[] values) {
        return tags.length == 0 ? EMPTY : new Props(tags, values);
    }

    /**
     * Properties from bytes that {@link #toBinary} made.
     *
     * @param bytes the bytes
     * @return the properties
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: another version, an unknown property type, a length or count that exceeds the
     *           bytes, malformed text, bytes left over; the text tells the offset
     *     </ul>
     */
    public static Props parse(Binary bytes) throws MapiException {
        return CompactForm.props(bytes.raw(), 0, bytes.size());
    }

    /**
     * Properties from a part of an array, without a copy of the whole: for stores that get an array from a database.
     *
     * @param bytes the array; not kept, must not change during the call
     * @param offset the first byte
     * @param length how many bytes
     * @return the properties
     * @throws IndexOutOfBoundsException if the range is not within the array
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: as for {@link #parse(Binary)}; the offset counts from the first byte
     *     </ul>
     */
    public static Props parse(byte[] bytes, int offset, int length) throws MapiException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return CompactForm.props(bytes, offset, length);
    }

    /**
     * The properties as bytes, for storing and shipping: a version byte, the number of slots, then each slot's tag and
     * value, little-endian. Every Props can be written, and {@link #parse(Binary)} gives an equal one back.
     *
     * @return the bytes
     */
    public Binary toBinary() {
        return CompactForm.bytes(this);
    }

    /**
     * Properties from bytes in one of Exchange's layouts: tags and values up to the last byte.
     *
     * @param bytes the bytes
     * @param layout the layout
     * @return the properties
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: the bytes are not in that layout; the text tells the offset
     *     </ul>
     */
    public static Props parse(Binary bytes, BinaryLayout layout) throws MapiException {
        return LayoutSource.props(bytes, layout);
    }

    /**
     * The properties as bytes in one of Exchange's layouts.
     *
     * @param layout the layout
     * @return the bytes
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_BAD_VALUE: the layout cannot express a value: a string with a NUL, bytes or a string longer than
     *           its length field tells, a PT_STRING8 with a character that the code page has not, a PT_ACTIONS
     *     </ul>
     */
    public Binary toBinary(BinaryLayout layout) throws MapiException {
        return LayoutSink.bytes(this, layout);
    }

    /**
     * How many slots.
     *
     * @return the number of properties, errors and placeholders included
     */
    public int size() {
        return tags.length;
    }

    /**
     * Whether there is no slot.
     *
     * @return true if empty
     */
    public boolean isEmpty() {
        return tags.length == 0;
    }

    /**
     * A property's value.
     *
     * @param tag the tag; PT_UNSPECIFIED matches any type
     * @param <T> the Java type of the value
     * @return the value; empty if the property is absent, an error, or of another type
     */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> get(PropTag<T> tag) {
        int slot = find(tag);
        return slot < 0 ? Optional.empty() : Optional.ofNullable((T) values[slot]);
    }

    private int find(PropTag<?> tag) {
        for (int i = 0; i < tags.length; i++) {
            if (tags[i].id() == tag.id() && fits(tags[i], tag)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean fits(PropTag<?> held, PropTag<?> asked) {
        PropType type = held.type();
        if (asked.type() == PropType.PT_UNSPECIFIED) {
            return type != PropType.PT_ERROR;
        }
        return held.isInstance() == asked.isInstance()
                && (type == asked.type()
                        || type.isString()
                                && asked.type().isString()
                                && type.isMultiValued() == asked.type().isMultiValued());
    }

    /**
     * An entry ID held by a PT_BINARY property.
     *
     * @param tag the tag
     * @return the entry ID; empty if the property is absent or holds no entry ID
     */
    public Optional<EntryId> entryId(PropTag<Binary> tag) {
        Optional<Binary> bytes = get(tag);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(EntryId.parse(bytes.get()));
        } catch (MapiException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a property has a value here.
     *
     * @param tag the tag; its type counts as in {@link #get}
     * @return true if present and no error
     */
    public boolean has(PropTag<?> tag) {
        return find(tag) >= 0;
    }

    /**
     * Why a property has no value.
     *
     * @param tag the tag; only its identifier counts
     * @return the code in the property's PT_ERROR slot; empty if it has none
     */
    public Optional<MapiCode> error(PropTag<?> tag) {
        for (int i = 0; i < tags.length; i++) {
            if (tags[i].id() == tag.id() && tags[i].type() == PropType.PT_ERROR && values[i] instanceof Integer code) {
                return Optional.of(MapiCode.ofHresult(code));
            }
        }
        return Optional.empty();
    }

    /**
     * All errors.
     *
     * @return the code of each PT_ERROR slot by its tag, in order; empty if there is none
     */
    public Map<PropTag<?>, MapiCode> errors() {
        Map<PropTag<?>, MapiCode> errors = new LinkedHashMap<>();
        for (int i = 0; i < tags.length; i++) {
            if (tags[i].type() == PropType.PT_ERROR && values[i] instanceof Integer code) {
                errors.put(tags[i], MapiCode.ofHresult(code));
            }
        }
        return errors;
    }

    /**
     * S_OK, or MAPI_W_ERRORS_RETURNED if a slot holds an error.
     *
     * @return the result of the call that returned these properties
     */
    public MapiCode warning() {
        return errors().isEmpty() ? MapiCode.S_OK : MapiCode.MAPI_W_ERRORS_RETURNED;
    }

    /**
     * A slot.
     *
     * @param index its position
     * @return the property
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    public PropValue<?> slot(int index) {
        return PropValue.ofUnchecked(tags[index], values[index]);
    }

    /**
     * The tag in a slot, without making a property of it.
     *
     * @param index the slot's position
     * @return the tag
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    public PropTag<?> tag(int index) {
        return tags[index];
    }

    /**
     * The value in a slot, without making a property of it.
     *
     * @param index the slot's position
     * @return the value; null for PT_NULL and PT_OBJECT
     * @throws IndexOutOfBoundsException if there is no such slot
     */
    public @Nullable Object value(int index) {
        return values[index];
    }

    /**
     * The tags of all slots.
     *
     * @return the tags, in order
     */
    public List<PropTag<?>> tags() {
        return List.of(tags);
    }

    /**
     * These properties as the start of others.
     *
     * @return a builder that holds these properties
     */
    public Builder toBuilder() {
        Builder builder = builder();
        for (int i = 0; i < tags.length; i++) {
            builder.add(tags[i], values[i]);
        }
        return builder;
    }

    /**
     * The values of a column set, as getProps and queryRows give them.
     *
     * @param columns the wanted tags, in order; PT_UNSPECIFIED takes the type that is held, PR_NULL keeps an empty slot,
     *     a string column takes either type of string
     * @return a slot for each column; where there is no value of that type PT_ERROR, with MAPI_E_NOT_FOUND or the error
     *     that is held
     */
    public Props select(List<? extends PropTag<?>> columns) {
        int count = columns.size();
        PropTag<?>[] selectedTags = new PropTag<?>[count];
        @Nullable Object[] selectedValues = new Object[count];
        for (int i = 0; i < count; i++) {
            PropTag<?> column = columns.get(i);
            int slot = find(column);
            if (slot >= 0) {
                selectedTags[i] = column.type() == PropType.PT_UNSPECIFIED ? tags[slot] : column;
                selectedValues[i] = values[slot];
            } else if (column.type() == PropType.PT_NULL) {
                selectedTags[i] = column;
            } else {
                PropValue<Integer> error = PropValue.error(column, error(column).orElse(MapiCode.MAPI_E_NOT_FOUND));
                selectedTags[i] = error.tag();
                selectedValues[i] = error.value();
            }
        }
        return count == 0 ? EMPTY : new Props(selectedTags, selectedValues);
    }

    /**
     * These properties with one added, or replaced where its identifier is present.
     *
     * @param tag the tag
     * @param value the value
     * @param <T> the Java type of the value
     * @return other properties
     */
    public <T> Props with(PropTag<T> tag, T value) {
        return toBuilder().put(tag, value).build();
    }

    @Override
    public Iterator<PropValue<?>> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < tags.length;
            }

            @Override
            public PropValue<?> next() {
                if (next >= tags.length) {
                    throw new java.util.NoSuchElementException();
                }
                return slot(next++);
            }
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Props props && Arrays.equals(props.tags, tags) && Arrays.equals(props.values, values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(tags) + Arrays.hashCode(values);
    }

    /** The tags and values, for logs; long values are cut. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < tags.length; i++) {
            String value = String.valueOf(values[i]);
            text.append(i == 0 ? "" : ", ").append(tags[i]).append('=');
            text.append(value.length() > 64 ? value.substring(0, 64) + "…" : value);
        }
        return text.append('}').toString();
    }

    /** Collects properties in order. Not for use by several threads. */
    public static final class Builder {
        private final List<PropTag<?>> tags = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();

        private Builder() {}

        /**
         * Puts a value; replaces the slot that holds the identifier, if one does.
         *
         * @param tag the tag
         * @param value the value
         * @param <T> the Java type of the value
         * @return this builder
         * @throws IllegalArgumentException if the value is not of the tag's type
         */
        public <T> Builder put(PropTag<T> tag, T value) {
            return replace(tag, PropValues.checked(tag, value));
        }

        /**
         * Puts a value where there is one.
         *
         * @param tag the tag
         * @param value the value; null leaves the builder as it is
         * @param <T> the Java type of the value
         * @return this builder
         */
        public <T> Builder putIfPresent(PropTag<T> tag, @Nullable T value) {
            return value == null ? this : put(tag, value);
        }

        /**
         * Puts a property; replaces the slot that holds the identifier, if one does.
         *
         * @param property the property
         * @return this builder
         */
        public Builder put(PropValue<?> property) {
            return replace(property.tag(), property.value());
        }

        /**
         * Puts an error in the place of a value.
         *
         * @param tag the tag that was asked for
         * @param code why it could not be had
         * @return this builder
         */
        public Builder putError(PropTag<?> tag, MapiCode code) {
            return put(PropValue.error(tag, code));
        }

        /**
         * Adds a slot at the end, whatever is there already: rows keep a slot per column.
         *
         * @param tag the tag
         * @param value the value; null only where the type has none
         * @return this builder
         * @throws IllegalArgumentException if the value is not of the tag's type
         */
        public Builder add(PropTag<?> tag, @Nullable Object value) {
            values.add(PropValues.checked(tag, value));
            tags.add(tag);
            return this;
        }

        /**
         * Removes a property.
         *
         * @param tag the tag; only its identifier counts
         * @return this builder
         */
        public Builder remove(PropTag<?> tag) {
            for (int i = tags.size() - 1; i >= 0; i--) {
                if (tags.get(i).id() == tag.id()) {
                    tags.remove(i);
                    values.remove(i);
                }
            }
            return this;
        }

        private Builder replace(PropTag<?> tag, @Nullable Object value) {
            for (int i = 0; i < tags.size(); i++) {
                if (tags.get(i).id() == tag.id() && tag.id() != 0) {
                    tags.set(i, tag);
                    values.set(i, value);
                    return this;
                }
            }
            tags.add(tag);
            values.add(value);
            return this;
        }

        /**
         * The properties put so far.
         *
         * @return an immutable array
         */
        public Props build() {
            return tags.isEmpty() ? EMPTY : new Props(tags.toArray(new PropTag<?>[0]), values.toArray());
        }
    }
}
