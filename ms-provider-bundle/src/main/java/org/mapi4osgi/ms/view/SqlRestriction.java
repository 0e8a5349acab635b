// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.RestrictionEvaluator;

/**
 * A restriction as two SQL conditions over {@code ct}: one that all matching rows satisfy, and one that only matching
 * rows do. What lies between them is looked at row by row. Where both are the same, SQL alone decides. Immutable.
 */
final class SqlRestriction {
    /** Deeper restrictions are left to the evaluator whole: SQLite bounds the depth of an expression. */
    private static final int MAX_DEPTH = 32;

    private static final int MAX_ARGUMENTS = 500;

    private final @Nullable Restriction restriction;
    private final Bounds bounds;
    private final int limit;

    /**
     * The two conditions.
     *
     * @param may true for every row that matches
     * @param sure true for no row that does not match
     */
    record Bounds(Sql may, Sql sure) {
        static final Bounds UNKNOWN = new Bounds(Sql.TRUE, Sql.FALSE);
        static final Bounds ALL = new Bounds(Sql.TRUE, Sql.TRUE);

        static Bounds exactly(Sql condition) {
            return new Bounds(condition, condition);
        }

        boolean isExact() {
            return may.equals(sure);
        }
    }

    private SqlRestriction(@Nullable Restriction restriction, Bounds bounds, int limit) {
        this.restriction = restriction;
        this.bounds = bounds;
        this.limit = limit;
    }

    /** No restriction. */
    static SqlRestriction all() {
        return new SqlRestriction(null, Bounds.ALL, Integer.MAX_VALUE);
    }

    /**
     * Compiles.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TOO_COMPLEX: it is malformed, or more than the evaluator does
     *     </ul>
     */
    static SqlRestriction compile(Restriction restriction) throws MapiException {
        RestrictionEvaluator checked = RestrictionEvaluator.compile(restriction, (row, subobject) -> List.of());
        Bounds bounds = compile(restriction, 0);
        if (bounds.may().arguments().size() + bounds.sure().arguments().size() > MAX_ARGUMENTS) {
            bounds = Bounds.UNKNOWN;
        }
        return new SqlRestriction(restriction, bounds, checked.limit());
    }

    boolean isAll() {
        return restriction == null;
    }

    @Nullable
    Restriction restriction() {
        return restriction;
    }

    Bounds bounds() {
        return bounds;
    }

    /** How many rows at most (RES_COUNT). */
    int limit() {
        return limit;
    }

    /** The properties that looking at a row needs. */
    Set<PropTag<?>> tags() {
        Set<PropTag<?>> tags = new HashSet<>();
        if (restriction != null && !bounds.isExact()) {
            collect(restriction, tags);
        }
        return tags;
    }

    private static Bounds compile(Restriction restriction, int depth) throws MapiException {
        if (depth > MAX_DEPTH) {
            return Bounds.UNKNOWN;
        }
        if (restriction instanceof Restriction.And and) {
            Bounds all = Bounds.ALL;
            for (Restriction part : and.restrictions()) {
                Bounds bounds = compile(part, depth + 1);
                all = new Bounds(all.may().and(bounds.may()), all.sure().and(bounds.sure()));
            }
            return all;
        } else if (restriction instanceof Restriction.Or or) {
            Bounds any = Bounds.exactly(Sql.FALSE);
            for (Restriction part : or.restrictions()) {
                Bounds bounds = compile(part, depth + 1);
                any = new Bounds(any.may().or(bounds.may()), any.sure().or(bounds.sure()));
            }
            return any;
        } else if (restriction instanceof Restriction.Not not) {
            Bounds inner = compile(not.restriction(), depth + 1);
            return new Bounds(inner.sure().not(), inner.may().not());
        } else if (restriction instanceof Restriction.Comment comment) {
            return inner(comment.restriction(), depth);
        } else if (restriction instanceof Restriction.Annotation annotation) {
            return inner(annotation.restriction(), depth);
        } else if (restriction instanceof Restriction.Count count) {
            return compile(count.restriction(), depth + 1);
        }
        return SqlLeaf.compile(restriction);
    }

    private static Bounds inner(@Nullable Restriction inner, int depth) throws MapiException {
        return inner == null ? Bounds.ALL : compile(inner, depth + 1);
    }

    private static void collect(Restriction restriction, Set<PropTag<?>> tags) {
        if (restriction instanceof Restriction.And and) {
            and.restrictions().forEach(part -> collect(part, tags));
        } else if (restriction instanceof Restriction.Or or) {
            or.restrictions().forEach(part -> collect(part, tags));
        } else if (restriction instanceof Restriction.Not not) {
            collect(not.restriction(), tags);
        } else if (restriction instanceof Restriction.Count count) {
            collect(count.restriction(), tags);
        } else if (restriction instanceof Restriction.Comment comment) {
            collectInner(comment.restriction(), tags);
        } else if (restriction instanceof Restriction.Annotation annotation) {
            collectInner(annotation.restriction(), tags);
        } else if (restriction instanceof Restriction.Content content) {
            tags.add(content.tag());
        } else if (restriction instanceof Restriction.Property property) {
            tags.add(property.tag());
        } else if (restriction instanceof Restriction.CompareProps compare) {
            tags.add(compare.tag1());
            tags.add(compare.tag2());
        } else if (restriction instanceof Restriction.BitMask bitMask) {
            tags.add(bitMask.tag());
        } else if (restriction instanceof Restriction.Size size) {
            tags.add(size.tag());
        } else if (restriction instanceof Restriction.Exist exist) {
            tags.add(exist.tag());
        } else if (restriction instanceof Restriction.Sub) {
            tags.add(PR.PR_INSTANCE_KEY);
        }
    }

    private static void collectInner(@Nullable Restriction inner, Set<PropTag<?>> tags) {
        if (inner != null) {
            collect(inner, tags);
        }
    }
}
