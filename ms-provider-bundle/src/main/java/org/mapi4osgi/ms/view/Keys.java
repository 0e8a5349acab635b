// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compares sort keys as SQLite does: nothing, then numbers, then bytes. */
final class Keys {
    private Keys() {}

    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long l && right instanceof Long r) {
            return Long.compare(l, r);
        }
        if (left instanceof byte[] l && right instanceof byte[] r) {
            return Arrays.compareUnsigned(l, r);
        }
        return Integer.compare(rank(left), rank(right));
    }

    private static int rank(@Nullable Object key) {
        return key == null ? 0 : key instanceof Long ? 1 : 2;
    }
}
