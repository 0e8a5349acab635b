// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bounds how deep restrictions nest, so that whoever walks one (equals, evaluation, a codec) cannot run out of stack. */
final class RestrictionDepth {
    /** The most restrictions within each other, those within an annotation's properties counted. */
    static final int MAX = 256;

    private RestrictionDepth() {}

    static void check(Restriction restriction) {
        if (of(restriction) >= MAX) {
            throw tooDeep();
        }
    }

    static void check(List<Restriction> restrictions) {
        restrictions.forEach(RestrictionDepth::check);
    }

    static void check(@Nullable Restriction restriction, Props properties) {
        if (annotated(restriction, properties) >= MAX) {
            throw tooDeep();
        }
    }

    static void check(PropValue<?> value) {
        if (of(value.value()) >= MAX) {
            throw tooDeep();
        }
    }

    private static IllegalArgumentException tooDeep() {
        return new IllegalArgumentException("restrictions nest at most " + MAX + " deep");
    }

    private static int of(@Nullable Object value) {
        if (value instanceof Restriction.And and) {
            return 1 + deepest(and.restrictions());
        }
        if (value instanceof Restriction.Or or) {
            return 1 + deepest(or.restrictions());
        }
        if (value instanceof Restriction.Not not) {
            return 1 + of(not.restriction());
        }
        if (value instanceof Restriction.Sub sub) {
            return 1 + of(sub.restriction());
        }
        if (value instanceof Restriction.Count count) {
            return 1 + of(count.restriction());
        }
        if (value instanceof Restriction.Comment comment) {
            return 1 + annotated(comment.restriction(), comment.properties());
        }
        if (value instanceof Restriction.Annotation annotation) {
            return 1 + annotated(annotation.restriction(), annotation.properties());
        }
        if (value instanceof Restriction.Content content) {
            return 1 + of(content.value().value());
        }
        if (value instanceof Restriction.Property property) {
            return 1 + of(property.value().value());
        }
        return value instanceof Restriction ? 1 : 0;
    }

    private static int deepest(List<Restriction> restrictions) {
        int deepest = 0;
        for (Restriction restriction : restrictions) {
            deepest = Math.max(deepest, of(restriction));
        }
        return deepest;
    }

    private static int annotated(@Nullable Restriction restriction, Props properties) {
        int deepest = of(restriction);
        for (int i = 0; i < properties.size(); i++) {
            deepest = Math.max(deepest, of(properties.value(i)));
        }
        return deepest;
    }
}
