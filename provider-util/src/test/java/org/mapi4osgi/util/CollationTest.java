// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

final class CollationTest {
    private static final List<String> PIECES = List.of(
            "",
            "a",
            "A",
            "b",
            "á",
            "a\u0301",
            "\u0301",
            "ß",
            "ss",
            "Σ",
            "ς",
            " ",
            "0",
            "\u0000",
            "\u0001",
            "ｆ",
            "\uD800",
            "\uD83D\uDE00",
            "Z",
            "z");

    @Test
    void baseCharactersComeBeforeAccentsAndCaseDoesNotCount() {
        List<String> words =
                new ArrayList<>(List.of("resumed", "Résumé", "resume", "RESUMED", "Zoo", "10", "ab", " x"));
        words.sort(Collation::compare);
        assertThat(words).containsExactly(" x", "10", "ab", "resume", "Résumé", "resumed", "RESUMED", "Zoo");
        assertThat(Collation.compare("STRASSE", "Straße")).isZero();
        assertThat(Collation.compare("a\u0301", "Á")).isZero();
    }

    @Test
    void keysOrderAsTheTextsCompare() {
        qt().forAll(texts(), texts())
                .check((l, r) -> sign(Collation.compare(l, r))
                        == sign(Arrays.compareUnsigned(Collation.key(l), Collation.key(r))));
    }

    @Test
    void equalMeansEqualWithoutCase() {
        qt().forAll(texts(), texts())
                .check((l, r) -> (Collation.compare(l, r) == 0)
                        == Folding.IGNORE_CASE.fold(l).equals(Folding.IGNORE_CASE.fold(r)));
    }

    @Test
    void foldingIsDoneAfterOneTime() {
        for (Folding folding : Folding.values()) {
            qt().forAll(strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 20))
                    .check(text -> folding.fold(folding.fold(text)).equals(folding.fold(text)));
        }
    }

    @Test
    void aPrefixStaysAPrefixWithoutCase() {
        assertThat(Folding.IGNORE_CASE.fold("ΟΔΥΣΣΕΥΣ")).startsWith(Folding.IGNORE_CASE.fold("οδυς"));
    }

    private static Gen<String> texts() {
        return lists().of(integers().between(0, PIECES.size() - 1))
                .ofSizeBetween(0, 4)
                .map(picks -> {
                    StringBuilder text = new StringBuilder();
                    picks.forEach(i -> text.append(PIECES.get(i)));
                    return text.toString();
                });
    }

    private static int sign(int order) {
        return Integer.signum(order);
    }
}
