// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.route;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.route.UidRouter.Registration;

/**
 * An immutable map from MAPIUIDs to targets: open addressing with linear probing in one array of longs, at most half full.
 *
 * @param <T> the targets
 */
final class UidTable<T> {
    private final long[] keys;
    private final @Nullable Object[] targets;
    private final int mask;
    private final int shift;

    private UidTable(int capacity) {
        keys = new long[2 * capacity];
        targets = new Object[capacity];
        mask = capacity - 1;
        shift = Long.numberOfLeadingZeros(mask);
    }

    /** A table in which the earlier registration wins. */
    static <T> UidTable<T> of(List<Registration<T>> registrations) {
        int count = registrations.stream().mapToInt(r -> r.uids().size()).sum();
        UidTable<T> table = new UidTable<>(Math.max(2, Integer.highestOneBit(Math.max(1, count)) << 2));
        for (Registration<T> registration : registrations) {
            for (MapiUid uid : registration.uids()) {
                table.putIfAbsent(uid.high(), uid.low(), registration.target());
            }
        }
        return table;
    }

    private void putIfAbsent(long high, long low, T target) {
        int slot = slot(high, low);
        while (targets[slot] != null) {
            if (keys[2 * slot] == high && keys[2 * slot + 1] == low) {
                return;
            }
            slot = slot + 1 & mask;
        }
        keys[2 * slot] = high;
        keys[2 * slot + 1] = low;
        targets[slot] = target;
    }

    @SuppressWarnings("unchecked") // only a T is ever put
    @Nullable
    T get(long high, long low) {
        int slot = slot(high, low);
        Object target = targets[slot];
        while (target != null) {
            if (keys[2 * slot] == high && keys[2 * slot + 1] == low) {
                return (T) target;
            }
            slot = slot + 1 & mask;
            target = targets[slot];
        }
        return null;
    }

    /** Multiplies by the golden ratio: the top bits depend on every bit of the MAPIUID. */
    private int slot(long high, long low) {
        return (int) ((high ^ Long.rotateLeft(low, 29)) * 0x9E3779B97F4A7C15L >>> shift);
    }
}
