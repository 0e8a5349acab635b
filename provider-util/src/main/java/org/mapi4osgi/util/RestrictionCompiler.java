// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;

/**
 * Checks a restriction and compiles it; one use. Recursion is safe, since {@link Restriction} bounds its depth; the number
 * of parts is bounded here, since the same part may stand in many places.
 */
final class RestrictionCompiler {
    private static final int MAX_PARTS = 10_000;

    private final @Nullable SubobjectRows subobjects;
    private int limit = Integer.MAX_VALUE;
    private int parts;

    RestrictionCompiler(@Nullable SubobjectRows subobjects) {
        this.subobjects = subobjects;
    }

    int limit() {
        return limit;
    }

    Matcher compileTop(Restriction restriction) throws MapiException {
        Restriction top = restriction;
        while (true) {
            if (top instanceof Restriction.Count count) {
                if (count.count() < 0) {
                    throw new MapiException(
                            MapiCode.MAPI_E_INVALID_PARAMETER, "RES_COUNT: a count cannot be " + count.count());
                }
                limit = Math.min(limit, count.count());
                top = count.restriction();
            } else if (top instanceof Restriction.Comment comment && comment.restriction() != null) {
                top = comment.restriction();
            } else if (top instanceof Restriction.Annotation annotation && annotation.restriction() != null) {
                top = annotation.restriction();
            } else {
                return compile(top, subobjects);
            }
        }
    }

    private Matcher compile(Restriction restriction, @Nullable SubobjectRows rows) throws MapiException {
        if (++parts > MAX_PARTS) {
            throw tooComplex("a restriction has at most " + MAX_PARTS + " parts");
        }
        if (restriction instanceof Restriction.And and) {
            Matcher[] all = compileAll(and.restrictions(), rows);
            return row -> {
                for (Matcher matcher : all) {
                    if (!matcher.matches(row)) {
                        return false;
                    }
                }
                return true;
            };
        }
        if (restriction instanceof Restriction.Or or) {
            Matcher[] any = compileAll(or.restrictions(), rows);
            return row -> {
                for (Matcher matcher : any) {
                    if (matcher.matches(row)) {
                        return true;
                    }
                }
                return false;
            };
        }
        if (restriction instanceof Restriction.Not not) {
            Matcher inner = compile(not.restriction(), rows);
            return row -> !inner.matches(row);
        }
        if (restriction instanceof Restriction.Comment comment) {
            return compileInner(comment.restriction(), rows);
        }
        if (restriction instanceof Restriction.Annotation annotation) {
            return compileInner(annotation.restriction(), rows);
        }
        if (restriction instanceof Restriction.Sub sub) {
            return compileSub(sub, rows);
        }
        if (restriction instanceof Restriction.Count) {
            throw tooComplex("RES_COUNT may stand at the top of a restriction only");
        }
        return LeafMatchers.compile(restriction);
    }

    private Matcher[] compileAll(List<Restriction> restrictions, @Nullable SubobjectRows rows) throws MapiException {
        List<Matcher> matchers = new ArrayList<>(restrictions.size());
        for (Restriction restriction : restrictions) {
            matchers.add(compile(restriction, rows));
        }
        return matchers.toArray(new Matcher[0]);
    }

    private Matcher compileInner(@Nullable Restriction inner, @Nullable SubobjectRows rows) throws MapiException {
        return inner == null ? row -> true : compile(inner, rows);
    }

    private Matcher compileSub(Restriction.Sub sub, @Nullable SubobjectRows rows) throws MapiException {
        PropTag<?> subobject = sub.subobject();
        if (rows == null) {
            throw tooComplex("RES_SUBRESTRICTION on %s: the rows of this table have no subobjects to look at"
                    .formatted(subobject));
        }
        if (!subobject.equals(PR.PR_MESSAGE_RECIPIENTS) && !subobject.equals(PR.PR_MESSAGE_ATTACHMENTS)) {
            throw tooComplex("RES_SUBRESTRICTION on %s: only PR_MESSAGE_RECIPIENTS and PR_MESSAGE_ATTACHMENTS have rows"
                    .formatted(subobject));
        }
        Matcher inner = compile(sub.restriction(), null);
        return row -> {
            for (Props subobjectRow : rows.rows(row, subobject)) {
                if (inner.matches(subobjectRow)) {
                    return true;
                }
            }
            return false;
        };
    }

    static MapiException tooComplex(String message) {
        return new MapiException(MapiCode.MAPI_E_TOO_COMPLEX, message);
    }

    static MapiException differ(String kind, PropTag<?> tag, PropType other) {
        return tooComplex("%s on %s (%s): the value is a %s".formatted(kind, tag, tag.type(), other));
    }
}
