// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quicktheories.QuickTheory;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;
import org.quicktheories.impl.Constraint;

/** Arbitrary values of every type, for property tests. */
public final class PropGens {
    private static final int DEEPEST = 3;
    private static final List<PropType> TYPES = List.of(PropType.values()).stream()
            .filter(type -> type != PropType.PT_UNSPECIFIED)
            .toList();

    private PropGens() {}

    /** Theories that try the same examples in every run. */
    public static QuickTheory laws() {
        return QuickTheory.qt().withFixedSeed(20_260_101L);
    }

    /** Any properties. */
    public static Gen<Props> props() {
        return source -> props(source, 0);
    }

    static Gen<Restriction> restrictions() {
        return source -> restriction(source, 0);
    }

    /** Any bytes. */
    public static Gen<byte[]> bytes(int most) {
        return source -> bytes(source, most);
    }

    /** Any strings, surrogates that stand alone among them. */
    public static Gen<String> strings() {
        return source -> string(source);
    }

    /** A number below the bound. */
    public static int number(RandomnessSource source, int bound) {
        return (int) source.next(Constraint.between(0, bound - 1));
    }

    private static <T> T pick(RandomnessSource source, T[] among) {
        return among[number(source, among.length)];
    }

    private static long any(RandomnessSource source) {
        return source.next(Constraint.none());
    }

    static byte[] bytes(RandomnessSource source, int most) {
        byte[] bytes = new byte[number(source, most + 1)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) number(source, 256);
        }
        return bytes;
    }

    private static String string(RandomnessSource source) {
        int kind = number(source, 4);
        int bound = kind < 2 ? 0x7F : kind == 2 ? 0xD7FF : 0xFFFF;
        StringBuilder text = new StringBuilder();
        for (int i = number(source, 20); i > 0; i--) {
            text.append((char) number(source, bound + 1));
        }
        return text.toString();
    }

    private static Props props(RandomnessSource source, int depth) {
        Props.Builder builder = Props.builder();
        for (int i = number(source, 6); i > 0; i--) {
            PropValue<?> value = property(source, depth);
            builder.add(value.tag(), value.value());
        }
        return builder.build();
    }

    private static PropTag<?> tag(RandomnessSource source) {
        PropTag<?> tag = PropTag.of(number(source, 0x10000), TYPES.get(number(source, TYPES.size())));
        return tag.type().isMultiValued() && number(source, 4) == 0 ? tag.asInstance() : tag;
    }

    private static PropValue<?> property(RandomnessSource source, int depth) {
        PropTag<?> tag = tag(source);
        if (!tag.type().isMultiValued() || tag.isInstance()) {
            return PropValue.ofUnchecked(tag, single(tag.type().single(), source, depth));
        }
        List<Object> values = new ArrayList<>();
        for (int i = number(source, 4); i > 0; i--) {
            values.add(Objects.requireNonNull(single(tag.type().single(), source, depth)));
        }
        return PropValue.ofUnchecked(tag, values);
    }

    private static @Nullable Object single(PropType type, RandomnessSource source, int depth) {
        return switch (type) {
            case PT_NULL, PT_OBJECT -> null;
            case PT_SHORT -> (short) any(source);
            case PT_LONG, PT_ERROR -> (int) any(source);
            case PT_FLOAT -> Float.intBitsToFloat((int) any(source));
            case PT_DOUBLE, PT_APPTIME -> Double.longBitsToDouble(any(source));
            case PT_CURRENCY -> BigDecimal.valueOf(any(source), 4);
            case PT_BOOLEAN -> number(source, 2) == 0;
            case PT_I8 -> any(source);
            case PT_STRING8, PT_UNICODE -> string(source);
            case PT_SYSTIME -> Filetime.toInstant(any(source));
            case PT_CLSID -> MapiUid.of(any(source), any(source));
            case PT_SRESTRICT -> restriction(source, depth + 1);
            default -> Binary.of(bytes(source, 40));
        };
    }

    private static Restriction restriction(RandomnessSource source, int depth) {
        int kind = number(source, depth >= DEEPEST ? 2 : 13);
        RelOp relop = pick(source, RelOp.values());
        return switch (kind) {
            case 0 -> new Restriction.Exist(tag(source));
            case 1 -> new Restriction.Size(relop, tag(source), (int) any(source));
            case 2 ->
                new Restriction.BitMask(pick(source, Restriction.RelBmr.values()), tag(source), (int) any(source));
            case 3 -> new Restriction.CompareProps(relop, tag(source), tag(source));
            case 4 -> new Restriction.Property(relop, tag(source), property(source, depth + 1));
            case 5 -> new Restriction.Content(fuzzy(source), tag(source), property(source, depth + 1));
            case 6 -> new Restriction.And(list(source, depth));
            case 7 -> new Restriction.Or(list(source, depth));
            case 8 -> new Restriction.Not(restriction(source, depth + 1));
            case 9 -> new Restriction.Sub(tag(source), restriction(source, depth + 1));
            case 10 -> new Restriction.Count((int) any(source), restriction(source, depth + 1));
            case 11 ->
                new Restriction.Comment(
                        number(source, 2) == 0 ? null : restriction(source, depth + 1), props(source, depth + 1));
            default ->
                new Restriction.Annotation(
                        number(source, 2) == 0 ? null : restriction(source, depth + 1), props(source, depth + 1));
        };
    }

    private static FuzzyLevel fuzzy(RandomnessSource source) {
        List<FuzzyLevel.Option> chosen = new ArrayList<>();
        for (FuzzyLevel.Option option : FuzzyLevel.Option.values()) {
            if (number(source, 2) == 0) {
                chosen.add(option);
            }
        }
        return FuzzyLevel.of(pick(source, FuzzyLevel.Level.values()), chosen.toArray(new FuzzyLevel.Option[0]));
    }

    private static List<Restriction> list(RandomnessSource source, int depth) {
        List<Restriction> parts = new ArrayList<>();
        for (int i = number(source, 4); i > 0; i--) {
            parts.add(restriction(source, depth + 1));
        }
        return parts;
    }
}
