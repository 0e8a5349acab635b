// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.ab.Fixture.names;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.mime.contact.ContactImport;
import org.mapi4osgi.tags.PR;

/** Contact files in a book, by the ways that clients have too. */
final class ContactImportTest {
    private static final String DIRECTORY = """
            dn: ou=People,dc=example,dc=com
            objectClass: organizationalUnit
            ou: People

            dn: cn=Inner,dc=example,dc=com
            objectClass: groupOfNames
            cn: Inner
            member: cn=Ada,ou=People,dc=example,dc=com
            member: cn=Gone,ou=People,dc=example,dc=com

            dn: cn=Outer,dc=example,dc=com
            objectClass: groupOfNames
            cn: Outer
            member: cn=Inner,dc=example,dc=com
            rfc822MailMember: stranger@example.org

            dn: cn=Ada,ou=People,dc=example,dc=com
            objectClass: inetOrgPerson
            cn: Ada
            sn: Lovelace
            mail: ada@example.com
            """;

    @TempDir
    Path folder;

    private final List<String> refused = new ArrayList<>();
    private final FakeUser stranger = FakeUser.of("stranger@example.org", "stranger@example.org");
    private Fixture book;
    private IABContainer pab;

    @BeforeEach
    void logOn() throws MapiException {
        book = new Fixture(folder.resolve("book.db"));
        book.support.objects.put(stranger.entryId(), stranger);
        pab = book.pab();
    }

    @AfterEach
    void logOff() throws MapiException {
        book.close();
    }

    private ContactImport.Result run(String content, CreateEntryFlag... flags) throws MapiException, IOException {
        Path file = Files.writeString(folder.resolve("contacts"), content);
        return new ContactImport(pab, (name, address) -> stranger.entryId(), flags)
                .run(file, (position, what, reason) -> refused.add(position + " " + what));
    }

    private Props row(String name) throws MapiException {
        try (IMAPITable table = pab.getContentsTable()) {
            table.restrict(Restriction.equal(PR.PR_DISPLAY_NAME, name));
            return table.queryRows(1).get(0);
        }
    }

    private List<String> members(String list) throws MapiException {
        EntryId id = row(list).entryId(PR.PR_ENTRYID).orElseThrow();
        return names(book.openList(id).getContentsTable());
    }

    @Test
    void aDirectoryBecomesEntriesAndLists() throws MapiException, IOException {
        assertThat(run(DIRECTORY)).isEqualTo(new ContactImport.Result(4, 3, 0, 1, 1));
        assertThat(refused).containsExactly("1 ou=People,dc=example,dc=com");
        assertThat(names(pab.getContentsTable())).containsExactly("Ada", "Inner", "Outer");
        assertThat(row("Ada").get(PR.PR_EMAIL_ADDRESS)).contains("ada@example.com");
        assertThat(members("Inner")).containsExactly("Ada");
        assertThat(members("Outer")).containsExactly("Inner", "stranger@example.org");
    }

    @Test
    void anImportMayBeRepeated() throws MapiException, IOException {
        run(DIRECTORY);
        EntryId ada = row("Ada").entryId(PR.PR_ENTRYID).orElseThrow();
        CreateEntryFlag[] replace = {CreateEntryFlag.CREATE_CHECK_DUP_STRICT, CreateEntryFlag.CREATE_REPLACE};
        assertThat(run(DIRECTORY, replace)).isEqualTo(new ContactImport.Result(4, 3, 0, 1, 1));
        assertThat(names(pab.getContentsTable())).containsExactly("Ada", "Inner", "Outer");
        assertThat(row("Ada").entryId(PR.PR_ENTRYID)).contains(ada);
        assertThat(members("Outer")).containsExactly("Inner", "stranger@example.org");
        assertThat(run(DIRECTORY, CreateEntryFlag.CREATE_CHECK_DUP_STRICT))
                .isEqualTo(new ContactImport.Result(4, 0, 3, 1, 0));
    }

    @Test
    void aVCardIsAnEntryWithAllItsProperties() throws MapiException, IOException {
        assertThat(run("""
                BEGIN:VCARD
                VERSION:3.0
                N:Lovelace;Ada
                FN:Ada Lovelace
                TITLE:Countess
                EMAIL:ada@example.org
                BDAY:1815-12-10
                NOTE:first\\nsecond
                END:VCARD
                """)).isEqualTo(new ContactImport.Result(1, 1, 0, 0, 0));
        Props ada = book.logon
                .openEntry(row("Ada Lovelace").entryId(PR.PR_ENTRYID).orElseThrow())
                .getProps(null);
        assertThat(ada.get(PR.PR_TITLE)).contains("Countess");
        assertThat(ada.get(PR.PR_GIVEN_NAME)).contains("Ada");
        assertThat(ada.get(PR.PR_BIRTHDAY)).contains(java.time.Instant.parse("1815-12-10T00:00:00Z"));
        assertThat(ada.get(PR.PR_COMMENT)).contains("first\nsecond");
    }
}
