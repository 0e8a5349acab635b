// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.OneOffAddress;

final class RecipientTextTest {
    @Test
    void commasAndSemicolonsSeparate() throws Exception {
        assertThat(RecipientText.parse("ada@example.org, Bob ;Priya Raman"))
                .containsExactly("ada@example.org", "Bob", "Priya Raman");
        assertThat(RecipientText.parse(" , ;")).isEmpty();
        assertThat(RecipientText.parse("")).isEmpty();
    }

    @Test
    void whatIsInQuotesStaysTogether() throws Exception {
        assertThat(RecipientText.parse("\"Lovelace, Ada\",\"a;b\"")).containsExactly("Lovelace, Ada", "a;b");
        assertThatThrownBy(() -> RecipientText.parse("\"Lovelace, Ada"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("quote");
    }

    @Test
    void anAddressInAngleBracketsBecomesAOneOff() throws Exception {
        assertThat(RecipientText.parse("<bob@example.net>")).containsExactly("bob@example.net");
        assertThat(OneOffAddress.parse(
                        RecipientText.parse("Bob <bob@example.net>").get(0)))
                .contains(new OneOffAddress("Bob", "SMTP", "bob@example.net"));
        assertThat(OneOffAddress.parse(RecipientText.parse("\"B[o]b: \\ the, 2nd\" <bob@example.net>")
                        .get(0)))
                .contains(new OneOffAddress("B[o]b: \\ the, 2nd", "SMTP", "bob@example.net"));
    }

    @Test
    void quotedNamesComeBackAsTheyWere() {
        qt().forAll(lists().of(strings().basicLatinAlphabet().ofLengthBetween(1, 8))
                        .ofSizeBetween(0, 5))
                .assuming(names -> names.stream().noneMatch(n -> n.isBlank() || n.matches(".*[\"<>].*|.*\\s|\\s.*")))
                .checkAssert(names -> {
                    String text = String.join(
                            ", ", names.stream().map(n -> '"' + n + '"').toList());
                    try {
                        assertThat(RecipientText.parse(text)).isEqualTo(names);
                    } catch (UsageException e) {
                        throw new AssertionError(e);
                    }
                });
    }
}
