// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AddressesTest {
    private static List<Mailbox> parse(String field) {
        return Addresses.parse(field.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aMailboxHasANameOrIsCalledByItsAddress() {
        assertThat(parse(" Ada <ada@example.org>")).containsExactly(new Mailbox("Ada", "ada@example.org"));
        assertThat(parse("ada@example.org")).containsExactly(new Mailbox("ada@example.org", "ada@example.org"));
        assertThat(parse("\"Lovelace, Ada\" <ada@example.org>, b@example.org"))
                .containsExactly(
                        new Mailbox("Lovelace, Ada", "ada@example.org"), new Mailbox("b@example.org", "b@example.org"));
    }

    @Test
    void aNameMayBeACommentBehindTheAddress() {
        assertThat(parse("ada@example.org (Ada Lovelace)"))
                .containsExactly(new Mailbox("Ada Lovelace", "ada@example.org"));
    }

    @Test
    void groupsAreTakenApartAndEmptyOnesAreNobody() {
        assertThat(parse("undisclosed-recipients:;")).isEmpty();
        assertThat(parse("team: a@example.org, B <b@example.org>;"))
                .containsExactly(new Mailbox("a@example.org", "a@example.org"), new Mailbox("B", "b@example.org"));
    }

    @Test
    void aNameAloneHasNoAddress() {
        assertThat(parse("Ada Lovelace")).containsExactly(new Mailbox("Ada Lovelace", ""));
        assertThat(parse("postmaster")).containsExactly(new Mailbox("postmaster", "postmaster"));
    }

    @Test
    void encodedWordsAreDecodedAfterTheFieldIsTakenApart() {
        assertThat(parse("=?utf-8?Q?Lovelace=2C_Ada?= <ada@example.org>"))
                .containsExactly(new Mailbox("Lovelace, Ada", "ada@example.org"));
        assertThat(parse("\"=?utf-8?B?QWRh?=\" <ada@example.org>"))
                .containsExactly(new Mailbox("Ada", "ada@example.org"));
    }

    @Test
    void whatIsNoAddressIsNobody() {
        assertThat(parse("")).isEmpty();
        assertThat(parse(" , ,")).isEmpty();
        assertThat(parse("<>")).isEmpty();
    }

    @Test
    void aMailboxFitsIntoAnEntryId() {
        String name = "n".repeat(50_000) + "\0";
        Mailbox mailbox =
                parse(name + " <" + "a".repeat(50_000) + "@example.org>").get(0);
        assertThat(mailbox.entryId().size()).isLessThan(16 * 1024);
        assertThat(mailbox.name()).hasSize(1024);
    }
}
