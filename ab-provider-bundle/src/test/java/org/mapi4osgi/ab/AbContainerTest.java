// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mapi4osgi.ab.Fixture.names;
import static org.mapi4osgi.ab.Fixture.person;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class AbContainerTest {
    @TempDir
    Path folder;

    private Fixture book;
    private IABContainer pab;

    @BeforeEach
    void logOn() throws MapiException {
        book = new Fixture(folder.resolve("book.db"));
        pab = book.pab();
    }

    @AfterEach
    void logOff() throws MapiException {
        book.close();
    }

    @Test
    void aSavedEntryIsInTheContentsTableAndSurvivesALogoff() throws MapiException {
        book.user(pab, person("Ada Lovelace", "ada@example.org"));
        book.user(pab, person("Blaise Pascal", "blaise@example.org"));
        assertThat(names(pab.getContentsTable())).containsExactly("Ada Lovelace", "Blaise Pascal");
        book.close();
        book = new Fixture(folder.resolve("book.db"));
        assertThat(names(book.pab().getContentsTable())).containsExactly("Ada Lovelace", "Blaise Pascal");
    }

    @Test
    @Clause("AB-19")
    void ab19_aDuplicateIsToldBySaveChanges() throws MapiException {
        book.user(pab, person("Ada Lovelace", "ada@example.org"));
        EntryId template = pab.getProps(PR.PR_DEF_CREATE_MAILUSER)
                .entryId(PR.PR_DEF_CREATE_MAILUSER)
                .orElseThrow();
        IMAPIProp again = pab.createEntry(template, CreateEntryFlag.CREATE_CHECK_DUP_STRICT);
        again.setProps(person("ADA Lovelace", "Ada@Example.org"));
        MapiException e = catchThrowableOfType(MapiException.class, () -> again.saveChanges());
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_COLLISION);
        again.setProp(PR.PR_EMAIL_ADDRESS, "other@example.org");
        again.saveChanges();
        assertThat(names(pab.getContentsTable())).hasSize(2);
    }

    @Test
    void aShortNameIsResolvedAndASharedOneIsAmbiguous() throws MapiException {
        EntryId ada = book.user(pab, person("Ada Lovelace", "ada@example.org"));
        book.user(pab, person("Ada Byron", "byron@example.org"));
        ResolvedNames names = pab.resolveNames(
                null,
                ResolvedNames.unresolved(List.of(
                        Props.of(PR.PR_DISPLAY_NAME, "ada lov"),
                        Props.of(PR.PR_DISPLAY_NAME, "ada"),
                        Props.of(PR.PR_DISPLAY_NAME, "nobody"))));
        assertThat(names.marks())
                .containsExactly(
                        ResolvedNames.Mark.MAPI_RESOLVED,
                        ResolvedNames.Mark.MAPI_AMBIGUOUS,
                        ResolvedNames.Mark.MAPI_UNRESOLVED);
        Props found = names.recipients().get(0);
        assertThat(found.get(PR.PR_EMAIL_ADDRESS)).contains("ada@example.org");
        assertThat(found.get(PR.PR_ADDRTYPE)).contains("SMTP");
        assertThat(found.entryId(PR.PR_ENTRYID)).contains(ada);
        assertThat(names.recipients().get(1)).isEqualTo(Props.of(PR.PR_DISPLAY_NAME, "ada"));
    }
}
