// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a restriction in the order of MS-OXCDATA section 2.12, in whichever layout the source spells its parts. */
final class RestrictionReader {
    private final ValueSource source;
    private final ByteReader in;
    private int depth;

    RestrictionReader(ValueSource source, ByteReader in) {
        this.source = source;
        this.in = in;
    }

    Restriction read() throws MapiException {
        if (depth == RestrictionDepth.MAX) {
            throw in.corrupt("restrictions more than " + RestrictionDepth.MAX + " deep");
        }
        depth++;
        Restriction restriction = one();
        depth--;
        return restriction;
    }

    private Restriction one() throws MapiException {
        int at = in.offset();
        int kind = source.code();
        return switch (kind) {
            case RestrictionWriter.RES_AND -> new Restriction.And(list());
            case RestrictionWriter.RES_OR -> new Restriction.Or(list());
            case RestrictionWriter.RES_NOT -> new Restriction.Not(read());
            case RestrictionWriter.RES_CONTENT -> new Restriction.Content(fuzzy(), source.tag(), source.property());
            case RestrictionWriter.RES_PROPERTY -> new Restriction.Property(relop(), source.tag(), source.property());
            case RestrictionWriter.RES_COMPAREPROPS ->
                new Restriction.CompareProps(relop(), source.tag(), source.tag());
            case RestrictionWriter.RES_BITMASK -> new Restriction.BitMask(relBmr(), source.tag(), in.i32());
            case RestrictionWriter.RES_SIZE -> new Restriction.Size(relop(), source.tag(), in.i32());
            case RestrictionWriter.RES_EXIST -> new Restriction.Exist(source.tag());
            case RestrictionWriter.RES_SUBRESTRICTION -> new Restriction.Sub(source.tag(), read());
            case RestrictionWriter.RES_COMMENT -> {
                Props properties = properties();
                yield new Restriction.Comment(optional(), properties);
            }
            case RestrictionWriter.RES_ANNOTATION -> {
                Props properties = properties();
                yield new Restriction.Annotation(optional(), properties);
            }
            case RestrictionWriter.RES_COUNT -> new Restriction.Count(in.i32(), read());
            default -> throw in.corruptAt("no kind of restriction: " + kind, at);
        };
    }

    private List<Restriction> list() throws MapiException {
        int count = source.count();
        List<Restriction> restrictions = new ArrayList<>(Math.min(count, ValueSource.UNSEEN));
        for (int i = 0; i < count; i++) {
            restrictions.add(read());
        }
        return restrictions;
    }

    private @Nullable Restriction optional() throws MapiException {
        return FixedValues.bool(in, 1) ? read() : null;
    }

    private Props properties() throws MapiException {
        return source.properties(source.propertyCount());
    }

    private RelOp relop() throws MapiException {
        int at = in.offset();
        int value = source.code();
        for (RelOp relop : RelOp.values()) {
            if (relop.value() == value) {
                return relop;
            }
        }
        throw in.corruptAt("no RELOP: " + value, at);
    }

    private Restriction.RelBmr relBmr() throws MapiException {
        int at = in.offset();
        return switch (source.code()) {
            case 0 -> Restriction.RelBmr.BMR_EQZ;
            case 1 -> Restriction.RelBmr.BMR_NEZ;
            default -> throw in.corruptAt("no BMR", at);
        };
    }

    private FuzzyLevel fuzzy() throws MapiException {
        int at = in.offset();
        int value = in.i32();
        int rest = value;
        Set<FuzzyLevel.Option> options = EnumSet.noneOf(FuzzyLevel.Option.class);
        for (FuzzyLevel.Option option : FuzzyLevel.Option.values()) {
            if ((value & option.bit()) != 0) {
                options.add(option);
                rest &= ~option.bit();
            }
        }
        for (FuzzyLevel.Level level : FuzzyLevel.Level.values()) {
            if (level.value() == rest) {
                return new FuzzyLevel(level, options);
            }
        }
        throw in.corruptAt("no fuzzy level: 0x%08X".formatted(value), at);
    }
}
