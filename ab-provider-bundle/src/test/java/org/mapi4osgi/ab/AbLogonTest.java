// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mapi4osgi.ab.Fixture.names;
import static org.mapi4osgi.ab.Fixture.person;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.AddressBookLogonRequest;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.spi.TemplateFlag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;

final class AbLogonTest {
    private static final Set<EventType> OBJECTS =
            EnumSet.of(EventType.fnevObjectCreated, EventType.fnevObjectModified, EventType.fnevObjectDeleted);

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

    private MapiCode failure(FakeSupport support) {
        IABProvider provider = new AbProvider(book.books, new DataFolder(() -> null));
        return catchThrowableOfType(
                        MapiException.class,
                        () -> provider.logon(new AddressBookLogonRequest(support, UiParam.NONE, "P", Set.of())))
                .code();
    }

    private MapiCode openFailure(EntryId id, OpenEntryFlag... flags) {
        return catchThrowableOfType(MapiException.class, () -> book.logon.openEntry(id, flags))
                .code();
    }

    private static EntryId id(IMAPIProp object) throws MapiException {
        return object.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
    }

    @Test
    @Clause("PLOG-01")
    void plog01_logonKeepsTheSupportObjectUntilLogoff() throws MapiException {
        assertThat(book.support.references).isEqualTo(1);
        assertThat(book.support.uids).containsExactly(AbEntryId.PROVIDER_UID);
        book.logon.logoff();
        book.logon.logoff();
        book.logon.close();
        assertThat(book.support.references).isZero();
    }

    @Test
    @Clause({"EID-01", "EID-02", "EID-05"})
    void eid05_allEntryIdsAreLongTermAndCarryTheProvidersUid() throws MapiException {
        EntryId ada = book.user(pab, Fixture.person("Ada", "ada@example.org"));
        EntryId list = book.list(pab, "Friends");
        List<EntryId> all = new ArrayList<>(List.of(ada, list, id(pab), id(book.root())));
        for (IMAPITable table :
                List.of(book.root().getHierarchyTable(), pab.getContentsTable(), book.logon.getOneOffTable())) {
            try (table) {
                for (Props row : table.queryRows(100)) {
                    all.add(row.entryId(PR.PR_ENTRYID).orElseThrow());
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(6).allSatisfy(entryId -> {
            assertThat(entryId.toBinary().toBytes()).startsWith(0, 0, 0, 0);
            assertThat(book.support.uids).contains(entryId.uid().orElseThrow());
        });
        for (EntryId entryId : List.of(ada, list, id(pab))) {
            assertThat(id(book.logon.openEntry(entryId))).isEqualTo(entryId);
        }
    }

    @Test
    @Clause("ROUTE-11")
    void route11_theAccessLevelIsWhatWasAskedFor() throws MapiException {
        EntryId ada = book.user(pab, Fixture.person("Ada", "ada@example.org"));
        for (EntryId entryId : List.of(ada, id(pab), book.list(pab, "Friends"))) {
            assertThat(book.logon.openEntry(entryId).getProp(PR.PR_ACCESS_LEVEL))
                    .contains(0);
            assertThat(book.logon.openEntry(entryId, OpenEntryFlag.MAPI_MODIFY).getProp(PR.PR_ACCESS_LEVEL))
                    .contains(1);
        }
    }

    @Test
    void aProfileWithoutAPathIsUnconfigured() throws MapiException {
        FakeSupport support = new FakeSupport();
        assertThat(failure(support)).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(support.references).isZero();
        assertThat(support.uids).isEmpty();
    }

    @Test
    void aFileThatIsNoBookIsTheLogonsError() throws MapiException, IOException {
        FakeSupport support = new FakeSupport();
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear Ada,");
        support.section.held = Props.of(AbProvider.PR_AB_PATH, file.toString());
        assertThat(failure(support)).isEqualTo(MapiCode.MAPI_E_CORRUPT_STORE);
        assertThat(support.references).isZero();
        assertThat(Files.readString(file)).isEqualTo("Dear Ada,");
    }

    @Test
    void twoLogonsShareTheBookAndTheLastOneClosesIt() throws MapiException {
        Fixture other = new Fixture(folder.resolve("../" + folder.getFileName() + "/book.db"), book.books);
        IABContainer otherPab = other.pab();
        IMAPITable table = otherPab.getContentsTable();
        book.user(pab, person("Ada", "ada@example.org"));
        assertThat(names(table)).containsExactly("Ada");
        book.close();
        assertThat(names(otherPab.getContentsTable())).containsExactly("Ada");
        other.close();
        MapiException e = catchThrowableOfType(MapiException.class, otherPab::getContentsTable);
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
    }

    @Test
    void anotherBooksEntryOpensHereBecauseBothShareTheMapiUid() throws MapiException {
        try (Fixture other = new Fixture(folder.resolve("other.db"), book.books)) {
            EntryId ada = other.user(other.pab(), person("Ada", "ada@example.org"));
            assertThat(book.logon.openEntry(ada).getProp(PR.PR_DISPLAY_NAME)).contains("Ada");
        }
    }

    @Test
    void whatAnotherProgramWritesIsSeenAtTheNextLook() throws MapiException {
        book.user(pab, person("Ada", "ada@example.org"));
        assertThat(names(pab.getContentsTable())).hasSize(1);
        // With a registry of its own this logon is like one of another process.
        try (Fixture other = new Fixture(folder.resolve("book.db"))) {
            other.user(other.pab(), person("Blaise", "blaise@example.org"));
        }
        assertThat(names(pab.getContentsTable())).containsExactly("Ada", "Blaise");
    }

    @Test
    void theRootListsThePersonalAddressBook() throws MapiException {
        try (IMAPITable table = book.root().getHierarchyTable()) {
            Props row = table.queryRows(10).get(0);
            assertThat(row.get(PR.PR_DISPLAY_NAME)).contains("Personal Address Book");
            assertThat(row.get(PR.PR_OBJECT_TYPE)).contains(ObjectType.MAPI_ABCONT.value());
            assertThat(row.get(PR.PR_DEPTH)).contains(0);
            assertThat(row.get(PR.PR_CONTAINER_FLAGS)).contains(AbFlags.AB_RECIPIENTS | AbFlags.AB_MODIFIABLE);
            assertThat(row.errors()).isEmpty();
        }
    }

    @Test
    @Clause("AB-04")
    void ab04_theRootIsNotOpenedForWriting() {
        MapiException e =
                catchThrowableOfType(MapiException.class, () -> book.logon.openEntry(null, OpenEntryFlag.MAPI_MODIFY));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
    }

    @Test
    void entryIdsOfNothingAreToldApart() throws MapiException {
        EntryId ada = book.user(pab, person("Ada", "ada@example.org"));
        AbEntryId id = AbEntryId.parse(ada);
        EntryId gone = new AbEntryId(id.kind(), id.book(), org.mapi4osgi.api.MapiUid.of(9, 9)).toEntryId();
        EntryId wrongKind = new AbEntryId(AbEntryId.Kind.DISTLIST, id.book(), id.item()).toEntryId();
        EntryId otherBook = new AbEntryId(id.kind(), org.mapi4osgi.api.MapiUid.of(9, 9), id.item()).toEntryId();
        assertThat(openFailure(gone)).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(openFailure(wrongKind)).isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
        assertThat(openFailure(otherBook)).isEqualTo(MapiCode.MAPI_E_UNKNOWN_ENTRYID);
        assertThat(openFailure(FakeUser.of("X", "x@example.org").entryId())).isEqualTo(MapiCode.MAPI_E_UNKNOWN_ENTRYID);
    }

    @Test
    void compareTellsSamenessAndRefusesStrangers() throws MapiException {
        EntryId ada = book.user(pab, person("Ada", "ada@example.org"));
        assertThat(book.logon.compareEntryIDs(ada, EntryId.parse(ada.toBinary())))
                .isTrue();
        assertThat(book.logon.compareEntryIDs(ada, id(pab))).isFalse();
        EntryId stranger = FakeUser.of("X", "x@example.org").entryId();
        MapiException e = catchThrowableOfType(MapiException.class, () -> book.logon.compareEntryIDs(ada, stranger));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
    }

    @Test
    @Clause("AB-25")
    void ab25_changesAreToldUnderTheEntryAndItsContainer() throws MapiException {
        List<Notification> container = new ArrayList<>();
        List<Notification> entry = new ArrayList<>();
        book.logon.advise(id(pab), OBJECTS, container::addAll);
        EntryId ada = book.user(pab, person("Ada", "ada@example.org"));
        int connection = book.logon.advise(ada, OBJECTS, entry::addAll);
        IMAPIProp open = book.logon.openEntry(ada, OpenEntryFlag.MAPI_MODIFY);
        open.setProp(PR.PR_TITLE, "Countess");
        assertThat(entry).isEmpty();
        open.saveChanges();
        pab.deleteEntries(List.of(ada));
        assertThat(types(container)).containsExactly(EventType.fnevObjectCreated, EventType.fnevObjectDeleted);
        assertThat(types(entry)).containsExactly(EventType.fnevObjectModified, EventType.fnevObjectDeleted);
        assertThat(((Notification.ObjectEvent) entry.get(0)).parentId()).isEqualTo(id(pab));
        book.logon.unadvise(connection);
        MapiException e = catchThrowableOfType(
                MapiException.class,
                () -> book.logon.advise(FakeUser.of("X", "x").entryId(), OBJECTS, entry::addAll));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
    }

    private static List<EventType> types(List<Notification> notifications) {
        return notifications.stream().map(Notification::eventType).toList();
    }

    @Test
    @Clause("AB-18")
    void ab18_wantedPropertiesLeadInOrder() throws MapiException {
        EntryId ada = book.user(pab, person("Ada", "ada@example.org"));
        PropTag<?> unknown = PropTag.of(0x3A17, PropType.PT_UNICODE);
        Props recipient = Props.builder()
                .put(PR.PR_RECIPIENT_TYPE, 1)
                .put(PR.PR_ENTRYID, ada.toBinary())
                .build();
        Props prepared = book.logon
                .prepareRecips(List.of(PR.PR_EMAIL_ADDRESS, unknown, PR.PR_DISPLAY_NAME), List.of(recipient))
                .get(0);
        assertThat(prepared.slot(0).value()).isEqualTo("ada@example.org");
        assertThat(prepared.error(unknown)).contains(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(prepared.slot(2).value()).isEqualTo("Ada");
        assertThat(prepared.get(PR.PR_RECIPIENT_TYPE)).contains(1);
        assertThat(prepared.size()).isEqualTo(5);
        pab.deleteEntries(List.of(ada));
        MapiException e =
                catchThrowableOfType(MapiException.class, () -> book.logon.prepareRecips(null, List.of(recipient)));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
    }

    @Test
    @Clause("AB-23")
    void ab23_theOneOffTableHasTheRequiredColumns() throws MapiException {
        try (IMAPITable table = book.logon.getOneOffTable()) {
            Props row = table.queryRows(10).get(0);
            for (PropTag<?> tag : List.of(
                    PR.PR_ADDRTYPE,
                    PR.PR_DEPTH,
                    PR.PR_DISPLAY_NAME,
                    PR.PR_DISPLAY_TYPE,
                    PR.PR_ENTRYID,
                    PR.PR_INSTANCE_KEY,
                    PR.PR_SELECTABLE)) {
                assertThat(row.has(tag)).as(tag.toString()).isTrue();
            }
            EntryId template = row.entryId(PR.PR_ENTRYID).orElseThrow();
            assertThat(book.logon.openEntry(template).objectType()).isEqualTo(ObjectType.MAPI_MAILUSER);
        }
    }

    @Test
    @Clause("AB-21")
    void ab21_theTemplateFillsAHostsEntry() throws MapiException {
        EntryId template = pab.getProps(PR.PR_DEF_CREATE_MAILUSER)
                .entryId(PR.PR_DEF_CREATE_MAILUSER)
                .orElseThrow();
        IMAPIProp host = pab.createEntry(template);
        assertThat(book.logon.openTemplateID(template, host, TemplateFlag.FILL_ENTRY))
                .isSameAs(host);
        assertThat(host.getProp(PR.PR_TEMPLATEID)).contains(template.toBinary());
        assertThat(host.getProp(PR.PR_ADDRTYPE)).contains("SMTP");
        EntryId notOurs = EntryId.compose(FakeUser.PROVIDER, Binary.of((byte) 1));
        MapiException e = catchThrowableOfType(MapiException.class, () -> book.logon.openTemplateID(notOurs, host));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
    }

    @Test
    @Clause("AB-22")
    void ab22_withoutItsOwnerATemplateMakesNoEntryAndItsEntriesAreReadOnly() throws MapiException {
        EntryId template = EntryId.compose(FakeUser.PROVIDER, Binary.of((byte) 1));
        MapiException e = catchThrowableOfType(MapiException.class, () -> pab.createEntry(template));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_UNKNOWN_ENTRYID);

        FakeSupport.TemplateOpener nobody = book.support.templates;
        book.support.templates = (id, host, flags) -> host;
        IMAPIProp entry = pab.createEntry(template);
        entry.setProp(PR.PR_DISPLAY_NAME, "Bound");
        entry.saveChanges();
        assertThat(entry.getProp(PR.PR_TEMPLATEID)).contains(template.toBinary());

        book.support.templates = nobody;
        IMAPIProp unbound = book.logon.openEntry(id(entry), OpenEntryFlag.MAPI_MODIFY);
        assertThat(unbound.getProp(PR.PR_ACCESS_LEVEL)).contains(0);
        e = catchThrowableOfType(MapiException.class, () -> unbound.setProp(PR.PR_TITLE, "x"));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
    }

    @Test
    void aCopyOfAStrangersEntryIsBoundToItsTemplateOrNotMade() throws MapiException {
        EntryId template = EntryId.compose(FakeUser.PROVIDER, Binary.of((byte) 1));
        FakeUser plain = FakeUser.of("Stranger", "stranger@example.org");
        FakeUser stranger = new FakeUser(plain.entryId(), plain.props().with(PR.PR_TEMPLATEID, template.toBinary()));
        book.support.objects.put(stranger.entryId(), stranger);
        assertThat(pab.copyEntries(List.of(stranger.entryId()), UiParam.NONE, null))
                .isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        List<EntryId> bound = new ArrayList<>();
        book.support.templates = (id, host, flags) -> {
            bound.add(id);
            return host;
        };
        assertThat(pab.copyEntries(List.of(stranger.entryId()), UiParam.NONE, null))
                .isEqualTo(MapiCode.S_OK);
        assertThat(bound).containsExactly(template);
        assertThat(names(pab.getContentsTable())).containsExactly("Stranger");
    }

    @Test
    void theStatusObjectChecksTheFile() throws MapiException {
        assertThat(book.support.statusRow.get(PR.PR_STATUS_CODE)).contains(AbFlags.STATUS_AVAILABLE);
        assertThat(book.support.statusRow.get(PR.PR_DISPLAY_NAME)).contains("Personal Address Book");
        IMAPIStatus status = book.logon.openStatusEntry(OpenEntryFlag.MAPI_MODIFY);
        status.validateState(UiParam.NONE, ValidateStateFlag.SUPPRESS_UI);
        assertThat(status.getProp(PR.PR_STATUS_CODE)).contains(AbFlags.STATUS_AVAILABLE);
        assertThat(status.getProp(PR.PR_RESOURCE_METHODS)).contains(1);
    }

    @Test
    @Clause("STAT-06")
    void stat06_flagsForTransportsAreRefused() throws MapiException {
        IMAPIStatus status = book.logon.openStatusEntry();
        MapiException e = catchThrowableOfType(
                MapiException.class, () -> status.validateState(UiParam.NONE, ValidateStateFlag.FORCE_XP_CONNECT));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_UNKNOWN_FLAGS);
    }

    @Test
    void noThreadIsLeftWhenAllIsLoggedOff() throws MapiException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Fixture other = new Fixture(folder.resolve("threads.db"))) {
            other.user(other.pab(), person("Ada", "ada@example.org"));
            names(other.pab().getContentsTable());
        }
        assertThat(before).containsAll(Thread.getAllStackTraces().keySet());
    }
}
