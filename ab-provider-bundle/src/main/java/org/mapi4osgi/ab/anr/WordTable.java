// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.anr;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Words in order, each with the entries that have it. The words stand as UTF-8 in one array: an object per word would cost
 * several times as much. Immutable; any thread.
 */
final class WordTable {
    static final WordTable EMPTY = new WordTable(new byte[0], new int[1], new int[1], new int[0]);

    private final byte[] pool;
    /** Where each word starts in the pool; one more for the end. */
    private final int[] offsets;
    /** Where each word's entries start; one more for the end. */
    private final int[] firsts;

    private final int[] entries;

    private WordTable(byte[] pool, int[] offsets, int[] firsts, int[] entries) {
        this.pool = pool;
        this.offsets = offsets;
        this.firsts = firsts;
        this.entries = entries;
    }

    /** One word of one entry. */
    record Posting(byte[] word, int entry) implements Comparable<Posting> {
        Posting(String word, int entry) {
            this(word.getBytes(StandardCharsets.UTF_8), entry);
        }

        @Override
        public int compareTo(Posting other) {
            int order = Arrays.compareUnsigned(word, other.word);
            return order != 0 ? order : Integer.compare(entry, other.entry);
        }
    }

    static WordTable of(List<Posting> postings) {
        Posting[] sorted = postings.toArray(new Posting[0]);
        Arrays.sort(sorted);
        int bytes = 0;
        int words = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || !Arrays.equals(sorted[i].word, sorted[i - 1].word)) {
                words++;
                bytes += sorted[i].word.length;
            }
        }
        byte[] pool = new byte[bytes];
        int[] offsets = new int[words + 1];
        int[] firsts = new int[words + 1];
        int[] entries = new int[sorted.length];
        int word = 0;
        int end = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || !Arrays.equals(sorted[i].word, sorted[i - 1].word)) {
                offsets[word] = end;
                firsts[word] = i;
                word++;
                System.arraycopy(sorted[i].word, 0, pool, end, sorted[i].word.length);
                end += sorted[i].word.length;
            }
            entries[i] = sorted[i].entry;
        }
        offsets[words] = end;
        firsts[words] = sorted.length;
        return new WordTable(pool, offsets, firsts, entries);
    }

    /** How many words of entries there are. */
    int size() {
        return entries.length;
    }

    /** The words of all entries, in order. */
    void collect(List<Posting> to) {
        for (int word = 0; word + 1 < offsets.length; word++) {
            byte[] bytes = Arrays.copyOfRange(pool, offsets[word], offsets[word + 1]);
            for (int i = firsts[word]; i < firsts[word + 1]; i++) {
                to.add(new Posting(bytes, entries[i]));
            }
        }
    }

    /** Where the entries whose word starts so begin; {@link #to} tells where they end. */
    int from(byte[] prefix) {
        return firsts[lowerBound(prefix, false)];
    }

    int to(byte[] prefix) {
        return firsts[lowerBound(prefix, true)];
    }

    int entry(int index) {
        return entries[index];
    }

    /** The first word that does not come before the prefix, or before what starts with it. */
    private int lowerBound(byte[] prefix, boolean afterPrefix) {
        int low = 0;
        int high = offsets.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int start = offsets[middle];
            int length = Math.min(prefix.length, offsets[middle + 1] - start);
            int order = Arrays.compareUnsigned(pool, start, start + length, prefix, 0, prefix.length);
            if (order < 0 || afterPrefix && order == 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
