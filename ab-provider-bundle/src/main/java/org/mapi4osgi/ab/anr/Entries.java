// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.anr;

import java.util.Arrays;

/** Entries found so far; a few are kept free of repetitions as they come, many are sorted at the end. One thread. */
final class Entries {
    /** Up to this limit looking through the array is cheaper than sorting it. */
    private static final int FEW = 64;

    private final int limit;
    private int[] entries = new int[16];
    private int size;

    Entries(int limit) {
        this.limit = limit;
    }

    /** Only where repetitions are not counted in; many entries are all collected, and cut at the end. */
    boolean isFull() {
        return limit <= FEW && size >= limit;
    }

    void add(int entry) {
        if (limit <= FEW) {
            for (int i = 0; i < size; i++) {
                if (entries[i] == entry) {
                    return;
                }
            }
        }
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size++] = entry;
    }

    /** In ascending order, each once. */
    int[] toArray() {
        Arrays.sort(entries, 0, size);
        int distinct = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || entries[i] != entries[i - 1]) {
                entries[distinct++] = entries[i];
            }
        }
        return Arrays.copyOf(entries, Math.min(distinct, limit));
    }

    static int[] intersection(int[] left, int[] right) {
        int[] both = new int[Math.min(left.length, right.length)];
        int n = 0;
        for (int l = 0, r = 0; l < left.length && r < right.length; ) {
            if (left[l] == right[r]) {
                both[n++] = left[l++];
                r++;
            } else if (left[l] < right[r]) {
                l++;
            } else {
                r++;
            }
        }
        return Arrays.copyOf(both, n);
    }

    static int[] union(int[] left, int[] right, int limit) {
        int[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        Arrays.sort(all);
        int n = 0;
        for (int i = 0; i < all.length && n < limit; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[n++] = all[i];
            }
        }
        return Arrays.copyOf(all, n);
    }
}
