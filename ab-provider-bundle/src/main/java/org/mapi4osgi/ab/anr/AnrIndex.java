// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.anr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mapi4osgi.ab.anr.WordTable.Posting;
import org.mapi4osgi.util.AmbiguousName;

/**
 * Which entries a typed name may mean. A large table that is seldom made anew, and a small one with what was added since;
 * entries that left the large one are skipped. Immutable, so that readers need no lock; any thread.
 */
public final class AnrIndex {
    /** Up to this many words it is not worth while to make the large table anew. */
    private static final int SMALL = 1024;

    private static final int[] NONE = {};

    private final WordTable large;
    private final WordTable small;
    /** In order: entries of the large table that count no more. */
    private final int[] gone;

    private AnrIndex(WordTable large, WordTable small, int[] gone) {
        this.large = large;
        this.small = small;
        this.gone = gone;
    }

    /** Collects the entries of a new index. Not for several threads. */
    public static final class Builder {
        private final List<Posting> postings = new ArrayList<>();

        /** Starts empty. */
        public Builder() {}

        /** Adds an entry by its words, one a line. */
        public Builder add(int entry, String words) {
            words.lines().forEach(word -> postings.add(new Posting(word, entry)));
            return this;
        }

        /** The index of what was added. */
        public AnrIndex build() {
            return new AnrIndex(WordTable.of(postings), WordTable.EMPTY, NONE);
        }
    }

    /** This index with an entry that was not in it. */
    public AnrIndex plus(int entry, String words) {
        List<Posting> postings = new ArrayList<>();
        small.collect(postings);
        words.lines().forEach(word -> postings.add(new Posting(word, entry)));
        return new AnrIndex(large, WordTable.of(postings), gone).compact();
    }

    /** This index without an entry. */
    public AnrIndex minus(int entry) {
        List<Posting> postings = new ArrayList<>();
        small.collect(postings);
        postings.removeIf(p -> p.entry() == entry);
        int at = Arrays.binarySearch(gone, entry);
        int[] more = at >= 0
                ? gone
                : IntStream.concat(Arrays.stream(gone), IntStream.of(entry))
                        .sorted()
                        .toArray();
        return new AnrIndex(large, WordTable.of(postings), more).compact();
    }

    private AnrIndex compact() {
        int changes = small.size() + gone.length;
        if (changes <= Math.max(SMALL, large.size() / 8)) {
            return this;
        }
        List<Posting> postings = new ArrayList<>(large.size() + small.size());
        large.collect(postings);
        postings.removeIf(p -> isGone(p.entry()));
        small.collect(postings);
        return new AnrIndex(WordTable.of(postings), WordTable.EMPTY, NONE);
    }

    /**
     * The entries that a query may mean.
     *
     * @param query what the user typed
     * @param limit how many are wanted at most
     * @return the entries in ascending order, each once; which ones, if there are more, is not told
     */
    public int[] find(String query, int limit) {
        List<String> words = AmbiguousName.words(query);
        if (words.isEmpty() || limit <= 0) {
            return NONE;
        }
        if (words.size() == 1) {
            // Enough to tell "none", "one" and "several" without listing all that a short prefix matches.
            return Entries.union(first(words.get(0), limit), first(NameWords.address(query), limit), limit);
        }
        int[] named = all(words.get(0));
        for (String word : words.subList(1, words.size())) {
            named = named.length == 0 ? named : Entries.intersection(named, all(word));
        }
        return Entries.union(named, first(NameWords.address(query), limit), limit);
    }

    private int[] all(String prefix) {
        return first(prefix, Integer.MAX_VALUE);
    }

    private int[] first(String prefix, int limit) {
        byte[] bytes = prefix.getBytes(StandardCharsets.UTF_8);
        Entries found = new Entries(limit);
        int end = large.to(bytes);
        for (int i = large.from(bytes); i < end && !found.isFull(); i++) {
            if (!isGone(large.entry(i))) {
                found.add(large.entry(i));
            }
        }
        end = small.to(bytes);
        for (int i = small.from(bytes); i < end && !found.isFull(); i++) {
            found.add(small.entry(i));
        }
        return found.toArray();
    }

    private boolean isGone(int entry) {
        return gone.length > 0 && Arrays.binarySearch(gone, entry) >= 0;
    }
}
