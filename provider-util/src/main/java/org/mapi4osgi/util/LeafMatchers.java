// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.FuzzyLevel;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;

/** Compiles the restrictions that look at properties, each after a check of the types. */
final class LeafMatchers {
    private LeafMatchers() {}

    static Matcher compile(Restriction restriction) throws MapiException {
        if (restriction instanceof Restriction.Content content) {
            return content(content);
        }
        if (restriction instanceof Restriction.Property property) {
            return property(property);
        }
        if (restriction instanceof Restriction.CompareProps compare) {
            return compareProps(compare);
        }
        if (restriction instanceof Restriction.BitMask bitMask) {
            return bitMask(bitMask);
        }
        if (restriction instanceof Restriction.Size size) {
            return size(size);
        }
        PropTag<?> tag = ((Restriction.Exist) restriction).tag();
        return row -> row.has(tag);
    }

    private static Matcher content(Restriction.Content content) throws MapiException {
        PropTag<?> tag = content.tag();
        Object value = checkedValue("RES_CONTENT", tag, content.value());
        if (isAnr(tag)) {
            return anr((String) value);
        }
        FuzzyLevel.Level level = content.fuzzyLevel().level();
        if (value instanceof String text) {
            Folding folding = Folding.of(content.fuzzyLevel().options());
            String wanted = folding.fold(text);
            return anyValue(
                    tag,
                    switch (level) {
                        case FL_FULLSTRING ->
                            held -> folding.fold((String) held).equals(wanted);
                        case FL_SUBSTRING -> held -> folding.fold((String) held).contains(wanted);
                        case FL_PREFIX -> held -> folding.fold((String) held).startsWith(wanted);
                    });
        }
        if (value instanceof Binary wanted) {
            return anyValue(
                    tag,
                    switch (level) {
                        case FL_FULLSTRING -> wanted::equals;
                        case FL_SUBSTRING -> held -> contains((Binary) held, wanted);
                        case FL_PREFIX -> held -> startsWith((Binary) held, 0, wanted);
                    });
        }
        throw RestrictionCompiler.tooComplex(
                "RES_CONTENT on %s: a %s has no parts; compare it by RES_PROPERTY".formatted(tag, tag.type()));
    }

    private static boolean contains(Binary held, Binary wanted) {
        for (int i = 0; i <= held.size() - wanted.size(); i++) {
            if (startsWith(held, i, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(Binary held, int offset, Binary wanted) {
        if (held.size() - offset < wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (held.byteAt(offset + i) != wanted.byteAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Matcher property(Restriction.Property property) throws MapiException {
        PropTag<?> tag = property.tag();
        RelOp relop = property.relop();
        Object value = checkedValue("RES_PROPERTY", tag, property.value());
        if (isAnr(tag)) {
            if (relop != RelOp.RELOP_EQ) {
                throw RestrictionCompiler.tooComplex("PR_ANR is matched, not compared: use RELOP_EQ, not " + relop);
            }
            return anr((String) value);
        }
        if (relop == RelOp.RELOP_RE && value instanceof String expression) {
            BoundedPattern pattern = BoundedPattern.compile(expression);
            return anyValue(tag, held -> pattern.find((String) held));
        }
        if (value instanceof List<?>) {
            return listComparison(tag, relop, row -> value);
        }
        Comparator<Object> order = order("RES_PROPERTY", tag);
        IntPredicate holds = relation("RES_PROPERTY", tag, relop);
        return anyValue(tag, held -> holds.test(order.compare(held, value)));
    }

    private static Matcher compareProps(Restriction.CompareProps compare) throws MapiException {
        PropTag<?> tag1 = compare.tag1();
        PropTag<?> tag2 = compare.tag2();
        if (!Values.sameType(tag1.type(), tag2.type()) || tag1.isInstance() != tag2.isInstance()) {
            throw RestrictionCompiler.differ("RES_COMPAREPROPS", tag1, tag2.type());
        }
        if (tag1.type().isMultiValued() && !tag1.isInstance()) {
            return listComparison(tag1, compare.relop(), row -> Values.find(row, tag2));
        }
        Comparator<Object> order = order("RES_COMPAREPROPS", tag1);
        IntPredicate holds = relation("RES_COMPAREPROPS", tag1, compare.relop());
        return row -> {
            Object left = Values.find(row, tag1);
            Object right = Values.find(row, tag2);
            return left != null && right != null && holds.test(order.compare(left, right));
        };
    }

    private static Matcher listComparison(PropTag<?> tag, RelOp relop, Function<Props, @Nullable Object> other)
            throws MapiException {
        if (relop != RelOp.RELOP_EQ && relop != RelOp.RELOP_NE) {
            throw RestrictionCompiler.tooComplex(
                    "%s: several values have no order; compare them by RELOP_EQ or RELOP_NE".formatted(tag));
        }
        return row -> {
            Object left = Values.find(row, tag);
            Object right = other.apply(row);
            return left != null && right != null && left.equals(right) == (relop == RelOp.RELOP_EQ);
        };
    }

    private static Matcher bitMask(Restriction.BitMask bitMask) throws MapiException {
        PropTag<?> tag = bitMask.tag();
        if (tag.type() != PropType.PT_LONG) {
            throw RestrictionCompiler.tooComplex("RES_BITMASK on %s: a %s, not a PT_LONG".formatted(tag, tag.type()));
        }
        boolean wantZero = bitMask.relBMR() == Restriction.RelBmr.BMR_EQZ;
        return row -> Values.find(row, tag) instanceof Integer value && ((value & bitMask.mask()) == 0) == wantZero;
    }

    private static Matcher size(Restriction.Size size) throws MapiException {
        PropTag<?> tag = size.tag();
        IntPredicate holds = relation("RES_SIZE", tag, size.relop());
        return row -> {
            Object value = Values.find(row, tag);
            long bytes = value == null ? -1 : Values.size(tag.type(), value);
            return bytes >= 0 && holds.test(Long.compare(bytes, size.size()));
        };
    }

    private static boolean isAnr(PropTag<?> tag) {
        return tag.id() == PR.PR_ANR.id()
                && tag.type().isString()
                && !tag.type().isMultiValued();
    }

    private static Matcher anr(String query) {
        AmbiguousName name = AmbiguousName.of(query);
        return name::matches;
    }

    /** The constant, which must be of the property's type; or of one value's type where the property has several. */
    private static Object checkedValue(String kind, PropTag<?> tag, PropValue<?> constant) throws MapiException {
        PropType type = constant.tag().isInstance()
                ? constant.tag().type().single()
                : constant.tag().type();
        boolean one = Values.sameType(tag.type().single(), type);
        if (!one && (tag.isInstance() || !Values.sameType(tag.type(), type))) {
            throw RestrictionCompiler.differ(kind, tag, type);
        }
        Object value = constant.value();
        if (value == null || constant.isError()) {
            throw RestrictionCompiler.tooComplex("%s on %s: a %s has no value".formatted(kind, tag, type));
        }
        return value;
    }

    private static Comparator<Object> order(String kind, PropTag<?> tag) throws MapiException {
        Comparator<Object> order = Values.order(tag.type().single());
        if (order == null) {
            throw RestrictionCompiler.tooComplex("%s on %s: a %s has no order".formatted(kind, tag, tag.type()));
        }
        return order;
    }

    private static IntPredicate relation(String kind, PropTag<?> tag, RelOp relop) throws MapiException {
        return switch (relop) {
            case RELOP_LT -> order -> order < 0;
            case RELOP_LE -> order -> order <= 0;
            case RELOP_GT -> order -> order > 0;
            case RELOP_GE -> order -> order >= 0;
            case RELOP_EQ -> order -> order == 0;
            case RELOP_NE -> order -> order != 0;
            case RELOP_RE, RELOP_MEMBER_OF_DL ->
                throw RestrictionCompiler.tooComplex(
                        "%s on %s: %s is not supported for a %s".formatted(kind, tag, relop, tag.type()));
        };
    }

    private interface ValueTest {
        boolean test(Object value) throws MapiException;
    }

    /** A multi-valued property satisfies what one of its values satisfies. */
    private static Matcher anyValue(PropTag<?> tag, ValueTest test) {
        return row -> {
            Object held = Values.find(row, tag);
            if (held instanceof List<?> values) {
                for (Object value : values) {
                    if (test.test(Objects.requireNonNull(value))) {
                        return true;
                    }
                }
                return false;
            }
            return held != null && test.test(held);
        };
    }
}
