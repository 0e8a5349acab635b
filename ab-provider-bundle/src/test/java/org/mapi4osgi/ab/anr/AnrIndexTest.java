// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.anr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.AmbiguousName;

final class AnrIndexTest {
    private static final String[] WORDS = {
        "ann", "Anna", "anne-marie", "Kohl", "köhl", "K", "Øre", "李明", "x1", "", "Ann  K.", "\uD83D\uDE00", "ß", "ss"
    };

    private static Props person(String name, String address) {
        return Props.builder()
                .put(PR.PR_DISPLAY_NAME, name)
                .put(PR.PR_EMAIL_ADDRESS, address)
                .build();
    }

    private static Props person(int number) {
        String first = WORDS[Math.floorMod(number, WORDS.length)];
        String last = WORDS[Math.floorMod(number / WORDS.length, WORDS.length)];
        return person(first + " " + last, last + number % 3 + "@" + first + ".org");
    }

    private static AnrIndex index(String... names) {
        AnrIndex.Builder builder = new AnrIndex.Builder();
        for (int i = 0; i < names.length; i++) {
            builder.add(i, NameWords.of(person(names[i], "p" + i + "@example.org")));
        }
        return builder.build();
    }

    @Test
    @Clause("AB-12")
    void ab12_everyWordOfTheQueryStartsAWordOfTheName() {
        AnrIndex index = index("Anna Kerr", "Ann Kohl", "Ann Kay Jr.", "Zoe Ann Kohl", "Ann Lee");
        assertThat(index.find("Ann K", 10)).containsExactly(0, 1, 2, 3);
        assertThat(index.find("k ANN", 10)).containsExactly(0, 1, 2, 3);
        assertThat(index.find("kohl", 10)).containsExactly(1, 3);
        assertThat(index.find("p2@ex", 10)).containsExactly(2);
        assertThat(index.find("example", 10)).isEmpty();
    }

    @Test
    void aQueryWithoutLettersFindsNothing() {
        AnrIndex index = index("Ann");
        for (String query : List.of("", " ", "@", "...", "\n")) {
            assertThat(index.find(query, 10)).as(query).isEmpty();
        }
    }

    @Test
    void noMoreAreFoundThanAreWanted() {
        AnrIndex index = index("Ann A", "Ann B", "Ann C");
        assertThat(index.find("ann", 2)).hasSize(2);
        assertThat(index.find("ann b", 2)).containsExactly(1);
        assertThat(index.find("ann", 0)).isEmpty();
    }

    /** Whatever comes and goes, the index finds what comparing with each entry finds. */
    @Test
    void itFindsWhatMatchingEachEntryFinds() {
        qt().withExamples(300)
                .forAll(
                        lists().of(integers().between(-400, 400)).ofSizeBetween(0, 60),
                        integers().between(0, WORDS.length - 1),
                        integers().between(0, WORDS.length - 1))
                .check((changes, word1, word2) -> {
                    Map<Integer, Props> entries = new TreeMap<>();
                    AnrIndex index = new AnrIndex.Builder().build();
                    for (int i = 0; i < changes.size(); i++) {
                        if (i == changes.size() / 2) {
                            // What was read at the start, and what was changed since, are kept apart.
                            AnrIndex.Builder builder = new AnrIndex.Builder();
                            entries.forEach((entry, props) -> builder.add(entry, NameWords.of(props)));
                            index = builder.build();
                        }
                        int change = changes.get(i);
                        int entry = Math.abs(change) % 20;
                        if (entries.remove(entry) != null) {
                            index = index.minus(entry);
                        }
                        if (change > 0) {
                            entries.put(entry, person(change));
                            index = index.plus(entry, NameWords.of(person(change)));
                        }
                    }
                    String query = WORDS[word1] + " " + WORDS[word2];
                    return finds(index, entries, query) && finds(index, entries, WORDS[word1]);
                });
    }

    private static boolean finds(AnrIndex index, Map<Integer, Props> entries, String query) {
        AmbiguousName name = AmbiguousName.of(query);
        int[] expected = entries.entrySet().stream()
                .filter(e -> name.matches(e.getValue()))
                .mapToInt(Map.Entry::getKey)
                .toArray();
        int[] two = index.find(query, 2);
        return java.util.Arrays.equals(index.find(query, 1000), expected) && two.length == Math.min(2, expected.length);
    }

    @Test
    void manyChangesAreTakenIntoTheLargeTable() {
        AnrIndex index = new AnrIndex.Builder().build();
        for (int i = 0; i < 3000; i++) {
            index = index.plus(i, "w" + i + "\nall");
        }
        for (int i = 0; i < 3000; i += 2) {
            index = index.minus(i);
        }
        assertThat(index.find("all", 10_000))
                .containsExactly(
                        IntStream.range(0, 3000).filter(i -> i % 2 == 1).toArray());
        assertThat(index.find("w2999", 10)).containsExactly(2999);
        assertThat(index.find("w2998", 10)).isEmpty();
    }
}
