// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FuzzyLevel;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.engine.Times;
import org.mapi4osgi.ms.view.SqlRestriction.Bounds;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.Collation;
import org.mapi4osgi.util.Folding;

/**
 * Restrictions on single properties as SQL.
 *
 * <p>A sort key of a text ({@link Collation#key}) is its loosely folded form, a zero, then its form without case if that
 * differs, a zero. So a search without case is a search for bytes in the key. For a text in ASCII the key is two bytes
 * longer than the text, and the answer is exact; for others the bytes may be found in the other of the two forms, and the
 * row must be looked at.
 */
final class SqlLeaf {
    private SqlLeaf() {}

    /** The row that a restriction on PR_INSTANCE_KEY names; 0 for any other restriction. */
    static long rowOf(Restriction restriction) {
        return restriction instanceof Restriction.Property property
                        && property.relop() == RelOp.RELOP_EQ
                        && property.tag().equals(PR.PR_INSTANCE_KEY)
                        && property.value().value() instanceof Binary key
                ? InstanceKeys.id(key)
                : 0;
    }

    static Bounds compile(Restriction restriction) throws MapiException {
        if (restriction instanceof Restriction.Property property) {
            return property(property);
        } else if (restriction instanceof Restriction.Content content) {
            return content(content);
        } else if (restriction instanceof Restriction.BitMask bitMask) {
            return bitMask(bitMask);
        } else if (restriction instanceof Restriction.Exist exist) {
            return exist(exist.tag());
        }
        return Bounds.UNKNOWN;
    }

    private static Bounds property(Restriction.Property property) {
        Object value = property.value().value();
        if (value instanceof Binary key && (property.relop() == RelOp.RELOP_EQ || property.relop() == RelOp.RELOP_NE)) {
            Sql same = identity(property.tag(), key);
            if (same != null) {
                return Bounds.exactly(property.relop() == RelOp.RELOP_EQ ? same : same.not());
            }
        }
        String operator = operator(property.relop());
        HotColumn column = HotColumn.of(property.tag());
        String key = column == null ? null : column.sortKey();
        if (operator == null || column == null || value == null) {
            return Bounds.UNKNOWN;
        }
        if (value instanceof Integer number && column.kind() == HotColumn.Kind.INTEGER) {
            return Bounds.exactly(Sql.of("ifnull(" + column.sql() + operator + "?, 0)", number));
        } else if (value instanceof Instant time && column.kind() == HotColumn.Kind.TIME && key != null) {
            return Bounds.exactly(present(key).and(Sql.of(key + operator + "?", Times.of(time))));
        } else if (value instanceof String text && column.kind() == HotColumn.Kind.TEXT && key != null) {
            return Bounds.exactly(present(key).and(Sql.of(key + operator + "?", Collation.key(text))));
        } else if (value instanceof Boolean flag
                && column.kind() == HotColumn.Kind.FLAG
                && property.relop() == RelOp.RELOP_EQ) {
            return Bounds.exactly(Sql.of(column.sql() + (flag ? "<>0" : "=0")));
        } else if (value instanceof String text
                && column == HotColumn.MESSAGE_CLASS
                && property.relop() == RelOp.RELOP_EQ) {
            return messageClass(text);
        }
        return Bounds.UNKNOWN;
    }

    /** Rows known by a number or an identity of their own; null if the property is no such. */
    private static @Nullable Sql identity(PropTag<?> tag, Binary key) {
        if (tag.equals(PR.PR_INSTANCE_KEY)) {
            return Sql.of("c.id=?", InstanceKeys.id(key));
        } else if (tag.equals(PR.PR_RECORD_KEY)) {
            return Sql.of("c.uid=?", key.toBytes());
        } else if (tag.equals(PR.PR_ENTRYID)) {
            try {
                ObjectId id = ObjectId.parse(EntryId.parse(key));
                return id.type() == ObjectType.MAPI_MESSAGE
                        ? Sql.of(
                                "(c.id=? AND c.uid=?)",
                                id.row(),
                                id.uid().toBinary().toBytes())
                        : Sql.FALSE;
            } catch (MapiException e) {
                return Sql.FALSE;
            }
        }
        return null;
    }

    private static Sql present(String key) {
        return Sql.of(key + "<x'FF'");
    }

    private static @Nullable String operator(RelOp relop) {
        return switch (relop) {
            case RELOP_LT -> "<";
            case RELOP_LE -> "<=";
            case RELOP_GT -> ">";
            case RELOP_GE -> ">=";
            case RELOP_EQ -> "=";
            case RELOP_NE -> "<>";
            default -> null;
        };
    }

    private static Bounds messageClass(String text) {
        if (!isPlain(text)) {
            return Bounds.UNKNOWN;
        }
        Sql same = Sql.of("ifnull(c.class=? COLLATE NOCASE, 0)", text);
        return new Bounds(same.or(Sql.of("ifnull(octet_length(c.class)<>length(c.class), 0)")), same);
    }

    private static Bounds bitMask(Restriction.BitMask bitMask) {
        HotColumn column = HotColumn.of(bitMask.tag());
        if (column == null || column.kind() != HotColumn.Kind.INTEGER) {
            return Bounds.UNKNOWN;
        }
        String test = bitMask.relBMR() == Restriction.RelBmr.BMR_EQZ ? "=0" : "<>0";
        return Bounds.exactly(Sql.of("ifnull((" + column.sql() + " & ?)" + test + ", 0)", bitMask.mask()));
    }

    private static Bounds exist(PropTag<?> tag) {
        HotColumn column = HotColumn.of(tag);
        if (column == null) {
            boolean always = tag.equals(PR.PR_ENTRYID) || tag.equals(PR.PR_INSTANCE_KEY);
            return always ? Bounds.ALL : Bounds.UNKNOWN;
        }
        String key = column.sortKey();
        return Bounds.exactly(
                column.kind() == HotColumn.Kind.TEXT || key == null
                        ? Sql.of(column.sql() + " IS NOT NULL")
                        : Sql.of(key + "<>x'FF'"));
    }

    private static Bounds content(Restriction.Content content) {
        HotColumn column = HotColumn.of(content.tag());
        String key = column == null ? null : column.sortKey();
        if (column == null
                || column.kind() != HotColumn.Kind.TEXT
                || !(content.value().value() instanceof String text)
                || text.isEmpty()) {
            return Bounds.UNKNOWN;
        }
        Folding folding = Folding.of(content.fuzzyLevel().options());
        if (folding == Folding.EXACT) {
            return exactText(column.sql(), content.fuzzyLevel().level(), text);
        }
        if (key == null) {
            return Bounds.UNKNOWN;
        }
        Sql ascii = Sql.of("ifnull(length(" + key + ")=octet_length(" + column.sql() + ")+2, 0)");
        if (folding == Folding.IGNORE_CASE) {
            return withoutCase(key, ascii, content.fuzzyLevel().level(), text);
        }
        byte[] loose = bytes(Folding.LOOSE.fold(text));
        if (loose == null || loose.length == 0) {
            return Bounds.UNKNOWN;
        }
        // FL_IGNORENONSPACE alone minds the case, so a row that is found must be looked at.
        Sql may = content.fuzzyLevel().level() == FuzzyLevel.Level.FL_SUBSTRING
                ? contains(key, loose)
                : startsWith(key, loose);
        boolean exact = folding == Folding.LOOSE && content.fuzzyLevel().level() == FuzzyLevel.Level.FL_SUBSTRING;
        return new Bounds(may, exact ? may.and(ascii) : Sql.FALSE);
    }

    private static Bounds exactText(String column, FuzzyLevel.Level level, String text) {
        String condition = switch (level) {
            case FL_SUBSTRING -> "instr(" + column + ", ?)>0";
            case FL_PREFIX -> "substr(" + column + ", 1, " + text.codePointCount(0, text.length()) + ")=?";
            case FL_FULLSTRING -> column + "=?";
        };
        return isWellFormed(text) ? Bounds.exactly(Sql.of("ifnull(" + condition + ", 0)", text)) : Bounds.UNKNOWN;
    }

    private static Bounds withoutCase(String key, Sql ascii, FuzzyLevel.Level level, String text) {
        if (level == FuzzyLevel.Level.FL_FULLSTRING) {
            return Bounds.exactly(Sql.of(key + "=?", Collation.key(text)));
        }
        byte[] folded = bytes(Folding.IGNORE_CASE.fold(text));
        if (folded == null || folded.length == 0) {
            return Bounds.UNKNOWN;
        }
        boolean plain = isPlain(text);
        if (level == FuzzyLevel.Level.FL_SUBSTRING) {
            Sql found = contains(key, folded);
            return new Bounds(found, plain ? found.and(ascii) : Sql.FALSE);
        }
        Sql found = startsWith(key, folded);
        return plain
                ? new Bounds(found.or(ascii.not()), found.and(ascii))
                : new Bounds(contains(key, folded), Sql.FALSE);
    }

    private static Sql contains(String key, byte[] part) {
        return Sql.of("instr(" + key + ", ?)>0", part);
    }

    private static Sql startsWith(String key, byte[] start) {
        return Sql.of("substr(" + key + ", 1, " + start.length + ")=?", start);
    }

    /** The bytes of a folded text as they stand in a key; null if it has characters that keys write differently. */
    private static byte @Nullable [] bytes(String folded) {
        return isWellFormed(folded) && folded.chars().noneMatch(c -> c <= 1)
                ? folded.getBytes(StandardCharsets.UTF_8)
                : null;
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c > 1 && c < 0x80);
    }

    private static boolean isWellFormed(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return text.indexOf(0) < 0 && text.equals(new String(utf8, StandardCharsets.UTF_8));
    }
}
