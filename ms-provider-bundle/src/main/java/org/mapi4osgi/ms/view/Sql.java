// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition with its arguments. Never NULL: a comparison with a missing value is false, as restrictions want it.
 *
 * @param text the expression
 * @param arguments what its question marks stand for
 */
record Sql(String text, List<Object> arguments) {
    // Written out for the reason that OpenStores.OpenStore gives.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sql sql && text.equals(sql.text) && arguments.equals(sql.arguments);
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + arguments.hashCode();
    }

    static final Sql TRUE = new Sql("1", List.of());
    static final Sql FALSE = new Sql("0", List.of());

    static Sql of(String text, Object... arguments) {
        return new Sql(text, List.of(arguments));
    }

    Sql and(Sql other) {
        if (equals(FALSE) || other.equals(TRUE)) {
            return this;
        }
        return equals(TRUE) || other.equals(FALSE) ? other : join("AND", other);
    }

    Sql or(Sql other) {
        if (equals(TRUE) || other.equals(FALSE)) {
            return this;
        }
        return equals(FALSE) || other.equals(TRUE) ? other : join("OR", other);
    }

    Sql not() {
        if (equals(TRUE)) {
            return FALSE;
        }
        return equals(FALSE) ? TRUE : new Sql("NOT (" + text + ")", arguments);
    }

    private Sql join(String operator, Sql other) {
        List<Object> all = new ArrayList<>(arguments);
        all.addAll(other.arguments);
        return new Sql("(" + text + " " + operator + " " + other.text + ")", all);
    }
}
