// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.api.PropGens.laws;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.kit.Clause;

class OneOffAddressTest {
    private static OneOffAddress parse(String text) {
        return OneOffAddress.parse(text).orElseThrow();
    }

    @Test
    @Clause("ONE-05")
    void one05_aDoubledBackslashIsOneAndALoneOneBeforeALetterStays() {
        OneOffAddress expected = new OneOffAddress("Bill Lee", "MSPEER", "\\\\billl\\in");
        assertThat(parse("Bill Lee[MSPEER:\\\\\\\\billl\\\\in]")).isEqualTo(expected);
        assertThat(parse("Bill Lee[MSPEER:\\\\\\\\billl\\in]")).isEqualTo(expected);
    }

    @Test
    @Clause("ONE-05")
    void one05_aHexadecimalQuoteIsThatCharacter() {
        assertThat(parse("Fax Recipient[fax:recipient\\x0dbuilding\\x0D1]"))
                .isEqualTo(new OneOffAddress("Fax Recipient", "fax", "recipient\rbuilding\r1"));
        assertThat(parse("N[T:\\xG1\\x4]").address()).isEqualTo("\\xG1\\x4");
    }

    @Test
    @Clause("ONE-05")
    void one05_aQuotedDelimiterIsThatCharacter() {
        assertThat(parse("Lee\\, Bill \\[x\\][A\\:B:c\\]\\:d]"))
                .isEqualTo(new OneOffAddress("Lee, Bill [x]", "A:B", "c]:d"));
    }

    @ParameterizedTest
    @Clause("ONE-06")
    @ValueSource(strings = {"Bill[SMTP:a@b.c] x", "Bill[SMTP:a@b.c]]", "Bill[SMTP:a@b.c].", "a[b:c]d[e:f]"})
    void one06_textBehindTheBracketMakesItNoOneOff(String text) {
        assertThat(OneOffAddress.parse(text)).isEmpty();
    }

    @Test
    @Clause("ONE-06")
    void one06_blanksBehindTheBracketDoNotCount() {
        assertThat(parse(" Bill [ SMTP : a@b.c ] \t").toString()).isEqualTo("Bill[SMTP:a@b.c]");
    }

    @Test
    @Clause("ONE-07")
    void one07_withoutANameTheVisiblePartOfTheAddressIsTheName() {
        assertThat(parse("[SMTP:a@b.c]")).isEqualTo(new OneOffAddress("a@b.c", "SMTP", "a@b.c"));
        assertThat(parse(" [fax:1\\x0d2]").displayName()).isEqualTo("12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bill",
                "Bill[]",
                "Bill[SMTP]",
                "Bill[:a]",
                "Bill[SMTP:]",
                "Bill[SMTP:a",
                "Bill]SMTP:a[",
                "Bill[a]b:c]",
                "Bill[SMTP\\:a]",
                "Bill[SMTP:a\\]",
                "\\[SMTP:a]"
            })
    void aTextWithoutAllPartsIsAName(String text) {
        assertThat(OneOffAddress.parse(text)).isEmpty();
    }

    @Test
    void aPlainInternetAddressIsAOneOff() {
        assertThat(parse(" ann@example.org "))
                .isEqualTo(new OneOffAddress("ann@example.org", "SMTP", "ann@example.org"));
    }

    @Test
    void aPlainInternetAddressHasNoQuotes() {
        assertThat(parse("a\\,b@c.d").address()).isEqualTo("a\\,b@c.d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "@b.c", "a@.c", "a@b.", "a@b@c.d", "a b@c.d", "Ann <a@b.c>", "a.b"})
    void otherTextsAreNoInternetAddress(String text) {
        assertThat(OneOffAddress.isInternetAddress(text)).isFalse();
        assertThat(OneOffAddress.parse(text)).isEmpty();
    }

    @Test
    void aTypeAndAnAddressAreNeeded() {
        assertThatThrownBy(() -> new OneOffAddress("n", "", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OneOffAddress("n", "T", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatNoEntryIdCanHoldIsAName() {
        String room = "x".repeat((EntryId.MAX_SIZE - 24) / 2 - 3 - 2);
        assertThat(parse(room + "[T:a]").toEntryId().toEntryId().size()).isEqualTo(EntryId.MAX_SIZE);
        assertThat(OneOffAddress.parse(room + "x[T:a]")).isEmpty();
        assertThat(OneOffAddress.parse("n[T:a\\x00b]")).isEmpty();
        assertThat(OneOffAddress.parse("x@y." + "z".repeat(10_000))).isEmpty();
        assertThatThrownBy(() -> new OneOffAddress("n", "T", "a\0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theEntryIdHasTheSameParts() {
        assertThat(parse("Ann[SMTP:a@b.c]").toEntryId()).isEqualTo(OneOffEntryId.of("Ann", "SMTP", "a@b.c"));
    }

    @Test
    void anyOneOffAddressComesBackFromItsText() {
        laws().forAll(PropGens.strings(), PropGens.strings(), PropGens.strings())
                .assuming((name, type, address) ->
                        !type.isEmpty() && !address.isEmpty() && (name + type + address).indexOf('\0') < 0)
                .checkAssert((name, type, address) -> {
                    OneOffAddress oneOff = new OneOffAddress(name, type, address);
                    assertThat(OneOffAddress.parse(oneOff.toString())).contains(oneOff);
                });
    }

    @Test
    void anyTextIsAOneOffOrNot() {
        laws().withExamples(5000).forAll(PropGens.strings(), PropGens.strings()).checkAssert((before, after) -> {
            assertThat(OneOffAddress.parse(before)).isNotNull();
            OneOffAddress.parse(before + "[S:" + after + "]")
                    .ifPresent(oneOff ->
                            assertThat(oneOff.toEntryId().addressType()).isNotEmpty());
        });
    }
}
