// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.RelOp;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;

/**
 * Looks for a row that is shown; one use, with the table's lock held. The look-up by instance key, which clients do for
 * each notification, needs no scan.
 */
final class RowFinder {
    private static final int SCAN = 256;

    private final ViewState view;
    private final RestrictionEvaluator wanted;
    private final @Nullable Binary instanceKey;

    RowFinder(ViewState view, Restriction restriction, RestrictionEvaluator wanted) {
        this.view = view;
        this.wanted = wanted;
        this.instanceKey = restriction instanceof Restriction.Property property
                        && property.relop() == RelOp.RELOP_EQ
                        && property.tag().equals(PR.PR_INSTANCE_KEY)
                        && property.value().value() instanceof Binary key
                ? key
                : null;
    }

    /** The first match at a position or after it; -1 if there is none. */
    int forward(int start) throws MapiException {
        if (instanceKey != null) {
            int position = positionOf(instanceKey);
            return position >= start ? position : -1;
        }
        for (int from = start; from < view.size(); from += SCAN) {
            List<ViewItem> items = view.tree().slice(from, Math.min(SCAN, view.size() - from));
            for (int i = 0; i < items.size(); i++) {
                if (wanted.matches(view.props(items.get(i)))) {
                    return from + i;
                }
            }
        }
        return -1;
    }

    /** The last match before a position; -1 if there is none. */
    int backward(int start) throws MapiException {
        if (instanceKey != null) {
            int position = positionOf(instanceKey);
            return position < start ? position : -1;
        }
        for (int to = start; to > 0; to -= SCAN) {
            int from = Math.max(0, to - SCAN);
            List<ViewItem> items = view.tree().slice(from, to - from);
            for (int i = items.size() - 1; i >= 0; i--) {
                if (wanted.matches(view.props(items.get(i)))) {
                    return from + i;
                }
            }
        }
        return -1;
    }

    private int positionOf(Binary key) {
        ViewItem item = view.find(key);
        int position = item == null ? -1 : view.position(item);
        return position < view.size() ? position : -1;
    }
}
