// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class AmbiguousNameTest {
    @ParameterizedTest
    @Clause("AB-12")
    @CsvSource({
        "Anna Kerr,   true",
        "Ann Kohl,    true",
        "Ann Kay Jr., true",
        "Zoe Ann Kohl, true",
        "Ann Lee,     false",
        "Kerr,        false"
    })
    void ab12_everyWordOfTheQueryStartsAWordOfTheName(String name, boolean expected) throws MapiException {
        Props row = Props.of(PR.PR_DISPLAY_NAME, name);
        Restriction anr = Restriction.equal(PR.PR_ANR, "Ann K");
        assertThat(RestrictionEvaluator.compile(anr).matches(row)).isEqualTo(expected);
    }

    @Test
    void neitherCaseNorAccentsNorOrderCount() {
        assertThat(AmbiguousName.of("ZOE mull").matchesName("Müller, Zoë")).isTrue();
    }

    @Test
    void anAddressMatchesByItsStartOnly() {
        Props entry = Props.builder()
                .put(PR.PR_DISPLAY_NAME, "Ann Lee")
                .put(PR.PR_SMTP_ADDRESS, "ann.lee@kernel.example")
                .build();
        assertThat(AmbiguousName.of("ann.lee@k").matches(entry)).isTrue();
        assertThat(AmbiguousName.of("kernel").matches(entry)).isFalse();
    }

    @Test
    void aQueryWithoutWordsMatchesNothing() {
        Props entry = Props.of(PR.PR_DISPLAY_NAME, "Ann");
        assertThat(AmbiguousName.of(" ,-").matches(entry)).isFalse();
        assertThat(AmbiguousName.of("").matches(entry)).isFalse();
    }

    @Test
    void wordsAreRunsOfLettersAndDigits() {
        assertThat(AmbiguousName.words("Jean-Luc O'Neil 3rd, \uD835\uDD38x"))
                .containsExactly("jean", "luc", "o", "neil", "3rd", "ax");
    }
}
