// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mapi4osgi.ab.Fixture.names;
import static org.mapi4osgi.ab.Fixture.person;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.HierarchyTableFlag;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.UiParam;
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

    private MapiCode code(Call call) {
        return catchThrowableOfType(MapiException.class, call::run).code();
    }

    /** Something that throws MapiException. */
    private interface Call {
        void run() throws MapiException;
    }

    private static EntryId id(IMAPIProp object) throws MapiException {
        return object.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
    }

    private IABContainer subcontainer(IABContainer parent, String name) throws MapiException {
        try (IMAPITable templates = parent.openProperty(PR.PR_CREATE_TEMPLATES, IMAPITable.IID)) {
            templates.findRow(
                    Restriction.equal(PR.PR_OBJECT_TYPE, ObjectType.MAPI_ABCONT.value()), Bookmark.BOOKMARK_BEGINNING);
            EntryId template =
                    templates.queryRows(1).get(0).entryId(PR.PR_ENTRYID).orElseThrow();
            IABContainer made = (IABContainer) parent.createEntry(template);
            made.setProp(PR.PR_DISPLAY_NAME, name);
            made.saveChanges();
            return made;
        }
    }

    @Test
    @Clause("AB-20")
    void ab20_theRootTakesNoEntries() throws MapiException {
        EntryId template = pab.getProps(PR.PR_DEF_CREATE_MAILUSER)
                .entryId(PR.PR_DEF_CREATE_MAILUSER)
                .orElseThrow();
        IABContainer root = book.root();
        assertThat(root.getProp(PR.PR_CONTAINER_FLAGS)).contains(AbFlags.AB_SUBCONTAINERS | AbFlags.AB_UNMODIFIABLE);
        assertThat(code(() -> root.createEntry(template))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        assertThat(code(() -> root.copyEntries(List.of(template), UiParam.NONE, null)))
                .isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        assertThat(code(() -> root.deleteEntries(List.of(template)))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
    }

    @Test
    @Clause("AB-26")
    void ab26_aContainerWithoutSubcontainersHasNoHierarchyTable() throws MapiException {
        assertThat(code(() -> pab.getHierarchyTable())).isEqualTo(MapiCode.MAPI_E_NO_SUPPORT);
        subcontainer(pab, "Friends");
        assertThat(names(pab.getHierarchyTable())).containsExactly("Friends");
        assertThat(pab.getProp(PR.PR_CONTAINER_FLAGS))
                .contains(AbFlags.AB_RECIPIENTS | AbFlags.AB_MODIFIABLE | AbFlags.AB_SUBCONTAINERS);
    }

    @Test
    void theRootFollowsContainersAtAllDepths() throws MapiException {
        IMAPITable deep = book.root().getHierarchyTable(HierarchyTableFlag.CONVENIENT_DEPTH);
        IABContainer friends = subcontainer(pab, "Friends");
        IABContainer close = subcontainer(friends, "Close");
        subcontainer(pab, "Colleagues");
        deep.setColumns(PR.PR_DISPLAY_NAME, PR.PR_DEPTH);
        deep.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        assertThat(deep.queryRows(10))
                .extracting(row -> row.slot(0).value() + " " + row.slot(1).value())
                .containsExactly("Personal Address Book 0", "Colleagues 1", "Friends 1", "Close 2");
        assertThat(pab.deleteEntries(List.of(id(friends)))).isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        assertThat(friends.deleteEntries(List.of(id(close)))).isEqualTo(MapiCode.S_OK);
        assertThat(pab.deleteEntries(List.of(id(friends)))).isEqualTo(MapiCode.S_OK);
        assertThat(names(deep)).containsExactly("Personal Address Book", "Colleagues");
    }

    @Test
    void aSubcontainersEntriesAreItsOwn() throws MapiException {
        IABContainer friends = subcontainer(pab, "Friends");
        EntryId ada = book.user(friends, person("Ada", "ada@example.org"));
        assertThat(names(pab.getContentsTable())).isEmpty();
        assertThat(names(friends.getContentsTable())).containsExactly("Ada");
        assertThat(pab.deleteEntries(List.of(ada))).isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        assertThat(names(friends.getContentsTable())).containsExactly("Ada");
    }

    @Test
    @Clause("AB-12")
    void ab12_theContentsTableIsRestrictedByPrAnr() throws MapiException {
        for (String name : List.of("Anna Kerr", "Ann Kohl", "Ann Kay Jr.", "Zoe Ann Kohl", "Ann Lee")) {
            book.user(pab, person(name, name.replace(' ', '.') + "@example.org"));
        }
        IMAPITable table = pab.getContentsTable();
        table.restrict(Restriction.equal(PR.PR_ANR, "Ann K"));
        assertThat(names(table)).containsExactly("Ann Kay Jr.", "Ann Kohl", "Anna Kerr", "Zoe Ann Kohl");
    }

    @Test
    @Clause("TBL-14")
    void tbl14_aRowIsFoundByItsInstanceKey() throws MapiException {
        book.user(pab, person("Ada", "ada@example.org"));
        EntryId blaise = book.user(pab, person("Blaise", "blaise@example.org"));
        try (IMAPITable table = pab.getContentsTable()) {
            table.findRow(Restriction.equal(PR.PR_INSTANCE_KEY, blaise.toBinary()), Bookmark.BOOKMARK_BEGINNING);
            assertThat(table.queryRows(1).get(0).get(PR.PR_DISPLAY_NAME)).contains("Blaise");
            table.findRow(Restriction.startsWith(PR.PR_DISPLAY_NAME, "ad"), Bookmark.BOOKMARK_BEGINNING);
            assertThat(table.queryRows(1).get(0).get(PR.PR_DISPLAY_NAME)).contains("Ada");
        }
    }

    @Test
    void theContentsTableHasTheRequiredColumns() throws MapiException {
        book.user(pab, person("Ada", "ada@example.org"));
        book.list(pab, "Friends");
        List<PropTag<?>> required = List.of(
                PR.PR_ADDRTYPE,
                PR.PR_DISPLAY_NAME,
                PR.PR_DISPLAY_TYPE,
                PR.PR_ENTRYID,
                PR.PR_INSTANCE_KEY,
                PR.PR_OBJECT_TYPE,
                PR.PR_RECORD_KEY);
        try (IMAPITable table = pab.getContentsTable()) {
            assertThat(table.queryColumns()).containsAll(required);
            table.setColumns(required);
            assertThat(table.queryRows(10))
                    .hasSize(2)
                    .allMatch(row -> row.errors().isEmpty());
        }
    }

    @Test
    @Clause("TBL-20")
    void tbl20_anOpenTableTellsOfSavedChanges() throws MapiException {
        List<Notification> told = new ArrayList<>();
        IMAPITable table = pab.getContentsTable();
        table.advise(EnumSet.of(EventType.fnevTableModified), told::addAll);
        EntryId ada = book.user(pab, person("Ada", "ada@example.org"));
        IMAPIProp open = book.logon.openEntry(ada, OpenEntryFlag.MAPI_MODIFY);
        open.setProp(PR.PR_DISPLAY_NAME, "Zada");
        assertThat(told).hasSize(1);
        open.saveChanges();
        pab.deleteEntries(List.of(ada));
        assertThat(told)
                .extracting(n -> ((Notification.Table) n).tableEvent())
                .containsExactly(
                        Notification.TableEvent.TABLE_ROW_ADDED,
                        Notification.TableEvent.TABLE_ROW_MODIFIED,
                        Notification.TableEvent.TABLE_ROW_DELETED);
        Notification.Table added = (Notification.Table) told.get(0);
        assertThat(added.index()).isEqualTo(new PropValue<>(PR.PR_INSTANCE_KEY, ada.toBinary()));
        assertThat(added.prior()).isEqualTo(PropValue.ofUnchecked(PropTag.PR_NULL, null));
        table.close();
    }

    @Test
    void longValuesAreShortInTablesOnly() throws MapiException {
        String comment = "c".repeat(254) + "\uD83D\uDE00" + "x".repeat(1000);
        EntryId ada = book.user(pab, person("Ada", "ada@example.org").with(PR.PR_COMMENT, comment));
        assertThat(book.logon.openEntry(ada).getProp(PR.PR_COMMENT)).contains(comment);
        try (IMAPITable table = pab.getContentsTable()) {
            table.setColumns(PR.PR_COMMENT);
            assertThat(table.queryRows(1).get(0).get(PR.PR_COMMENT)).contains("c".repeat(254));
        }
    }

    @Test
    void aLooseDuplicateHasTheSameName() throws MapiException {
        book.user(pab, person("Ada", "ada@example.org"));
        Props other = person("ADA", "other@example.org");
        assertThat(code(() -> book.user(pab, other, CreateEntryFlag.CREATE_CHECK_DUP_LOOSE)))
                .isEqualTo(MapiCode.MAPI_E_COLLISION);
        book.user(pab, other, CreateEntryFlag.CREATE_CHECK_DUP_STRICT);
        book.user(pab, other);
        assertThat(names(pab.getContentsTable())).hasSize(3);
    }

    @Test
    void aDuplicateIsReplacedUnderItsOwnEntryId() throws MapiException {
        EntryId ada = book.user(pab, person("Ada", "ada@example.org").with(PR.PR_TITLE, "old"));
        EntryId again = book.user(
                pab,
                person("Ada", "ada@example.org").with(PR.PR_COMPANY_NAME, "new"),
                CreateEntryFlag.CREATE_CHECK_DUP_STRICT,
                CreateEntryFlag.CREATE_REPLACE);
        assertThat(again).isEqualTo(ada);
        Props props = book.logon.openEntry(ada).getProps(PR.PR_TITLE, PR.PR_COMPANY_NAME);
        assertThat(props.get(PR.PR_TITLE)).isEmpty();
        assertThat(props.get(PR.PR_COMPANY_NAME)).contains("new");
        assertThat(names(pab.getContentsTable())).hasSize(1);
    }

    @Test
    void entriesOfAnyProviderAreCopied() throws MapiException {
        EntryId ada = book.user(pab, person("Ada", "ada@example.org").with(PR.PR_TITLE, "Countess"));
        FakeUser stranger = FakeUser.of("Stranger", "stranger@example.org");
        book.support.objects.put(stranger.entryId(), stranger);
        IABContainer friends = subcontainer(pab, "Friends");
        EntryId unknown = FakeUser.of("Nobody", "nobody@example.org").entryId();
        MapiCode result = friends.copyEntries(
                List.of(ada, unknown, stranger.entryId(), ada),
                UiParam.NONE,
                null,
                CreateEntryFlag.CREATE_CHECK_DUP_STRICT);
        assertThat(result).isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        assertThat(names(friends.getContentsTable())).containsExactly("Ada", "Stranger");
        MapiCode again = friends.copyEntries(List.of(ada), UiParam.NONE, null, CreateEntryFlag.CREATE_CHECK_DUP_STRICT);
        assertThat(again).as("a duplicate is no failure").isEqualTo(MapiCode.S_OK);
    }

    @Test
    void progressIsToldAndMayStop() throws MapiException {
        EntryId ada = book.user(pab, person("Ada", "ada@example.org"));
        IABContainer friends = subcontainer(pab, "Friends");
        List<String> told = new ArrayList<>();
        IMAPIProgress progress = (value, count, total) -> {
            told.add(value + " " + count + "/" + total);
            if (count == 2) {
                throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "enough");
            }
        };
        assertThat(code(() -> friends.copyEntries(List.of(ada, ada, ada), UiParam.NONE, progress)))
                .isEqualTo(MapiCode.MAPI_E_USER_CANCEL);
        assertThat(told).containsExactly("333 1/3", "666 2/3");
        assertThat(names(friends.getContentsTable())).hasSize(2);
    }

    @Test
    void anEntryOfExactlyTheNameIsMeant() throws MapiException {
        EntryId ann = book.user(pab, person("Ann", "ann@example.org"));
        book.user(pab, person("Ann Kohl", "kohl@example.org"));
        ResolvedNames names = pab.resolveNames(
                List.of(PR.PR_EMAIL_ADDRESS, PR.PR_TITLE),
                ResolvedNames.unresolved(List.of(Props.builder()
                        .put(PR.PR_DISPLAY_NAME, "ann")
                        .put(PR.PR_RECIPIENT_TYPE, 1)
                        .build())));
        assertThat(names.marks()).containsExactly(ResolvedNames.Mark.MAPI_RESOLVED);
        Props found = names.recipients().get(0);
        assertThat(found.entryId(PR.PR_ENTRYID)).contains(ann);
        assertThat(found.get(PR.PR_RECIPIENT_TYPE)).contains(1);
        assertThat(found.error(PR.PR_TITLE)).contains(MapiCode.MAPI_E_NOT_FOUND);
    }

    @Test
    @Clause("AB-08")
    void ab08_onlyUnresolvedEntriesAreTried() throws MapiException {
        book.user(pab, person("Ann", "ann@example.org"));
        Props ann = Props.of(PR.PR_DISPLAY_NAME, "ann");
        Props known = ann.with(PR.PR_ENTRYID, Binary.of(new byte[24]));
        ResolvedNames given = new ResolvedNames(
                List.of(ann, ann, known),
                List.of(
                        ResolvedNames.Mark.MAPI_AMBIGUOUS,
                        ResolvedNames.Mark.MAPI_RESOLVED,
                        ResolvedNames.Mark.MAPI_UNRESOLVED));
        assertThat(pab.resolveNames(null, given)).isEqualTo(given);
    }

    @Test
    void resolutionFollowsChanges() throws MapiException {
        EntryId ada = book.user(pab, person("Ada Lovelace", "ada@example.org"));
        assertThat(mark("lovelace")).isEqualTo(ResolvedNames.Mark.MAPI_RESOLVED);
        IMAPIProp open = book.logon.openEntry(ada, OpenEntryFlag.MAPI_MODIFY);
        open.setProp(PR.PR_DISPLAY_NAME, "Ada Byron");
        open.saveChanges();
        assertThat(mark("lovelace")).isEqualTo(ResolvedNames.Mark.MAPI_UNRESOLVED);
        book.user(pab, person("Lord Byron", "lord@example.org"));
        assertThat(mark("byron")).isEqualTo(ResolvedNames.Mark.MAPI_AMBIGUOUS);
        pab.deleteEntries(List.of(ada));
        assertThat(mark("byron")).isEqualTo(ResolvedNames.Mark.MAPI_RESOLVED);
    }

    private ResolvedNames.Mark mark(String name) throws MapiException {
        return pab.resolveNames(null, ResolvedNames.unresolved(List.of(Props.of(PR.PR_DISPLAY_NAME, name))))
                .marks()
                .get(0);
    }
}
