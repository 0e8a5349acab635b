// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SRestriction: which rows of a table are wanted. A tree of immutable records, at most 256 of them within each other:
 * constructors refuse a deeper one with an IllegalArgumentException.
 */
public sealed interface Restriction {
    /**
     * RES_AND: all of them.
     *
     * @param restrictions the parts
     */
    record And(List<Restriction> restrictions) implements Restriction {
        /**
         * Checks and copies the components.
         *
         * @param restrictions the parts
         */
        public And {
            restrictions = List.copyOf(restrictions);
            RestrictionDepth.check(restrictions);
        }
    }

    /**
     * RES_OR: one of them.
     *
     * @param restrictions the parts
     */
    record Or(List<Restriction> restrictions) implements Restriction {
        /**
         * Checks and copies the components.
         *
         * @param restrictions the parts
         */
        public Or {
            restrictions = List.copyOf(restrictions);
            RestrictionDepth.check(restrictions);
        }
    }

    /**
     * RES_NOT: the rows that the inner restriction leaves out.
     *
     * @param restriction the inner restriction
     */
    record Not(Restriction restriction) implements Restriction {
        /**
         * Checks the components.
         *
         * @param restriction the inner restriction
         */
        public Not {
            RestrictionDepth.check(restriction);
        }
    }

    /**
     * RES_CONTENT: a string or bytes that contain, start with or equal a value.
     *
     * @param fuzzyLevel how to match
     * @param tag the property; its type and that of the value must be the same
     * @param value what to look for
     */
    record Content(FuzzyLevel fuzzyLevel, PropTag<?> tag, PropValue<?> value) implements Restriction {
        /**
         * Checks the components.
         *
         * @param fuzzyLevel how to match
         * @param tag the property; its type and that of the value must be the same
         * @param value what to look for
         */
        public Content {
            RestrictionDepth.check(value);
        }
    }

    /**
     * RES_PROPERTY: a property compared with a constant.
     *
     * @param relop how to compare
     * @param tag the property; multi-valued with a single-valued constant: one value must match
     * @param value the constant
     */
    record Property(RelOp relop, PropTag<?> tag, PropValue<?> value) implements Restriction {
        /**
         * Checks the components.
         *
         * @param relop how to compare
         * @param tag the property; multi-valued with a single-valued constant: one value must match
         * @param value the constant
         */
        public Property {
            RestrictionDepth.check(value);
        }
    }

    /**
     * RES_COMPAREPROPS: two properties compared.
     *
     * @param relop how to compare
     * @param tag1 the left property
     * @param tag2 the right property, of the same type
     */
    record CompareProps(RelOp relop, PropTag<?> tag1, PropTag<?> tag2) implements Restriction {}

    /**
     * RES_BITMASK: bits of a PT_LONG property.
     *
     * @param relBMR whether the masked bits must be zero
     * @param tag the property
     * @param mask the bits
     */
    record BitMask(RelBmr relBMR, PropTag<?> tag, int mask) implements Restriction {}

    /**
     * RES_SIZE: the size of a property's value in bytes.
     *
     * @param relop how to compare
     * @param tag the property
     * @param size the constant
     */
    record Size(RelOp relop, PropTag<?> tag, int size) implements Restriction {}

    /**
     * RES_EXIST: the property is there.
     *
     * @param tag the property
     */
    record Exist(PropTag<?> tag) implements Restriction {}

    /**
     * RES_SUBRESTRICTION: a row of a subobject table (PR_MESSAGE_RECIPIENTS, PR_MESSAGE_ATTACHMENTS) matches.
     *
     * @param subobject the table's property
     * @param restriction what a row must satisfy
     */
    record Sub(PropTag<?> subobject, Restriction restriction) implements Restriction {
        /**
         * Checks the components.
         *
         * @param subobject the table's property
         * @param restriction what a row must satisfy
         */
        public Sub {
            RestrictionDepth.check(restriction);
        }
    }

    /**
     * RES_COMMENT: an inner restriction with properties that say something about it.
     *
     * @param restriction the inner restriction; null stands for all rows
     * @param properties the annotation; does not restrict
     */
    record Comment(@Nullable Restriction restriction, Props properties) implements Restriction {
        /**
         * Checks the components.
         *
         * @param restriction the inner restriction; null stands for all rows
         * @param properties the annotation; does not restrict
         */
        public Comment {
            RestrictionDepth.check(restriction, properties);
        }
    }

    /**
     * RES_ANNOTATION: as RES_COMMENT.
     *
     * @param restriction the inner restriction; null stands for all rows
     * @param properties the annotation; does not restrict
     */
    record Annotation(@Nullable Restriction restriction, Props properties) implements Restriction {
        /**
         * Checks the components.
         *
         * @param restriction the inner restriction; null stands for all rows
         * @param properties the annotation; does not restrict
         */
        public Annotation {
            RestrictionDepth.check(restriction, properties);
        }
    }

    /**
     * RES_COUNT: the first rows that satisfy the inner restriction.
     *
     * @param count how many rows at most
     * @param restriction the inner restriction
     */
    record Count(int count, Restriction restriction) implements Restriction {
        /**
         * Checks the components.
         *
         * @param count how many rows at most
         * @param restriction the inner restriction
         */
        public Count {
            RestrictionDepth.check(restriction);
        }
    }

    /** BMR_*: what a bit-mask restriction asks of the masked bits. */
    enum RelBmr {
        /** All masked bits are zero. */
        BMR_EQZ,
        /** Some masked bit is set. */
        BMR_NEZ
    }

    /**
     * All of them.
     *
     * @param restrictions the parts
     * @return the restriction
     */
    static Restriction and(Restriction... restrictions) {
        return new And(List.of(restrictions));
    }

    /**
     * One of them.
     *
     * @param restrictions the parts
     * @return the restriction
     */
    static Restriction or(Restriction... restrictions) {
        return new Or(List.of(restrictions));
    }

    /**
     * The rows that a restriction leaves out.
     *
     * @param restriction the inner restriction
     * @return the restriction
     */
    static Restriction not(Restriction restriction) {
        return new Not(restriction);
    }

    /**
     * A property compared with a constant of its own type.
     *
     * @param tag the property
     * @param relop how to compare
     * @param value the constant
     * @param <T> the Java type of the value
     * @return the restriction
     */
    static <T> Restriction property(PropTag<T> tag, RelOp relop, T value) {
        return new Property(relop, tag, new PropValue<>(tag, value));
    }

    /**
     * A property equal to a constant.
     *
     * @param tag the property
     * @param value the constant
     * @param <T> the Java type of the value
     * @return the restriction
     */
    static <T> Restriction equal(PropTag<T> tag, T value) {
        return property(tag, RelOp.RELOP_EQ, value);
    }

    /**
     * A string that contains another, whatever the case.
     *
     * @param tag the property
     * @param part what to look for
     * @return the restriction
     */
    static Restriction contains(PropTag<String> tag, String part) {
        FuzzyLevel level = FuzzyLevel.of(FuzzyLevel.Level.FL_SUBSTRING, FuzzyLevel.Option.FL_IGNORECASE);
        return new Content(level, tag, new PropValue<>(tag, part));
    }

    /**
     * A string that starts with another, whatever the case.
     *
     * @param tag the property
     * @param start what to look for
     * @return the restriction
     */
    static Restriction startsWith(PropTag<String> tag, String start) {
        FuzzyLevel level = FuzzyLevel.of(FuzzyLevel.Level.FL_PREFIX, FuzzyLevel.Option.FL_IGNORECASE);
        return new Content(level, tag, new PropValue<>(tag, start));
    }

    /**
     * A property that is there.
     *
     * @param tag the property
     * @return the restriction
     */
    static Restriction exist(PropTag<?> tag) {
        return new Exist(tag);
    }

    /**
     * A restriction from bytes that {@link #toBinary} made.
     *
     * @param bytes the bytes
     * @return the restriction
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: another version, an unknown kind, operator or type, a length or count that exceeds
     *           the bytes, more than 256 restrictions within each other, bytes left over; the text tells the offset
     *     </ul>
     */
    static Restriction parse(Binary bytes) throws MapiException {
        return CompactForm.restriction(bytes);
    }

    /**
     * The restriction as bytes, for storing: a version byte and the parts in the order of MS-OXCDATA, values in the
     * form of {@link Props#toBinary}.
     *
     * @return the bytes
     */
    default Binary toBinary() {
        return CompactForm.bytes(this);
    }

    /**
     * A restriction from bytes in one of Exchange's layouts.
     *
     * @param bytes the bytes
     * @param layout the layout
     * @return the restriction
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: the bytes are not in that layout, or restrictions nest more than 256 deep; the text
     *           tells the offset
     *     </ul>
     */
    static Restriction parse(Binary bytes, BinaryLayout layout) throws MapiException {
        return LayoutSource.restriction(bytes, layout);
    }

    /**
     * The restriction as bytes in one of Exchange's layouts.
     *
     * @param layout the layout
     * @return the bytes
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_BAD_VALUE: the layout cannot express a value or has no room for a count; see
     *           {@link Props#toBinary(BinaryLayout)}
     *     </ul>
     */
    default Binary toBinary(BinaryLayout layout) throws MapiException {
        return LayoutSink.bytes(this, layout);
    }
}
