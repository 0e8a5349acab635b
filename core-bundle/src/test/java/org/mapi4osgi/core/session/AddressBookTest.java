// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.rows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMailUser;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.OneOffFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.ResolvedNames.Mark;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;

final class AddressBookTest {
    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private IMAPISession session;
    private Contacts.Container first;
    private Contacts.Container global;

    @BeforeEach
    void logon() throws MapiException {
        world = new SessionWorld(folder);
        first = world.book.container(1, "Personal", Contacts.AB_MODIFIABLE | Contacts.AB_RECIPIENTS, Contacts.DT_LOCAL);
        global = world.book2.container(
                1, "Everybody", Contacts.AB_UNMODIFIABLE | Contacts.AB_RECIPIENTS, Contacts.DT_GLOBAL);
        first.user(10, "Ann Kohl");
        first.user(11, "Ann Lee");
        first.user(12, "Bob Ross");
        global.user(10, "Bob Ross");
        global.user(11, "Carl Orff");
        session = world.logon("all");
    }

    private static Props named(String name) {
        return Props.of(PR.PR_DISPLAY_NAME, name);
    }

    private static List<String> names(List<Props> rows) {
        return rows.stream().map(row -> row.get(PR.PR_DISPLAY_NAME).orElse("?")).toList();
    }

    @Test
    @Clause({"AB-01", "ABLOG-01", "PLOG-20", "PLOG-19"})
    void ab01_theRootMergesTheContainersOfAllProviders() throws MapiException {
        IABContainer root = session.openAddressBook().openRoot();
        assertThat(names(rows(root.getHierarchyTable()))).containsExactly("Personal", "Everybody");
        session.openAddressBook();
        assertThat(world.book.calls).containsOnlyOnce("logon");
        assertThat(Objects.requireNonNull(world.book.lastRequest).uiParam()).isEqualTo(UiParam.NONE);
    }

    @Test
    void theMergedHierarchyFollowsItsProviders() throws MapiException {
        IMAPITable hierarchy = session.openAddressBook().openRoot().getHierarchyTable();
        List<Notification> seen = new ArrayList<>();
        hierarchy.advise(EnumSet.of(EventType.fnevTableModified), seen::addAll);
        world.book.container(2, "New", Contacts.AB_RECIPIENTS, Contacts.DT_LOCAL);
        world.deliver();
        assertThat(names(rows(hierarchy))).containsExactlyInAnyOrder("Personal", "Everybody", "New");
        assertThat(seen).isNotEmpty();
    }

    @Test
    @Clause("AB-02")
    void ab02_aProviderWithoutContainersStillHasItsTemplates() throws MapiException {
        SessionWorld bare = new SessionWorld(folder.resolve("bare"));
        bare.book.hasTemplates = true;
        IAddrBook book = bare.logon("all").openAddressBook();
        try (IABContainer root = book.openEntry(null).queryInterface(IABContainer.IID)) {
            assertThat(SessionWorld.rows(root.getHierarchyTable())).isEmpty();
        }
        EntryId made = book.newEntry(UiParam.NONE, null, bare.book.id(99));
        assertThat(OneOffEntryId.isOneOff(made)).isTrue();
    }

    @Test
    @Clause({"AB-03", "ROUTE-15"})
    void ab03_anEntryIsOpenedByItsProvider() throws MapiException {
        IAddrBook book = session.openAddressBook();
        assertThat(book.openEntry(world.book2.id(11)).getProp(PR.PR_DISPLAY_NAME))
                .contains("Carl Orff");
        assertThat(session.openEntry(world.book2.id(11), IMailUser.IID).objectType())
                .isEqualTo(ObjectType.MAPI_MAILUSER);
        EntryId unknown = world.disk.root.id;
        assertCode(MapiCode.MAPI_E_UNKNOWN_ENTRYID, () -> book.openEntry(unknown));
        assertCode(MapiCode.MAPI_E_UNKNOWN_ENTRYID, () -> book.compareEntryIDs(unknown, unknown));
        assertCode(MapiCode.MAPI_E_UNKNOWN_ENTRYID, () -> book.compareEntryIDs(world.book.id(1), world.book2.id(1)));
        assertThat(book.compareEntryIDs(world.book.id(1), world.book.id(1))).isTrue();
    }

    @Test
    @Clause("AB-04")
    void ab04_theRootAndOneOffsCannotBeChanged() throws MapiException {
        IAddrBook book = session.openAddressBook();
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> book.openRoot(OpenEntryFlag.MAPI_MODIFY));
        EntryId oneOff = book.createOneOff(null, "SMTP", "a@b.c");
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> book.openEntry(oneOff, OpenEntryFlag.MAPI_MODIFY));
        assertThat(book.openEntry(oneOff, OpenEntryFlag.MAPI_BEST_ACCESS).objectType())
                .isEqualTo(ObjectType.MAPI_MAILUSER);
    }

    private ResolvedNames resolve(String... names) throws MapiException {
        return session.openAddressBook()
                .resolveName(List.of(names).stream().map(AddressBookTest::named).toList());
    }

    @Test
    @Clause("AB-05")
    void ab05_anEntryWithAnEntryIdIsLeftAlone() throws MapiException {
        Props mine = Props.of(PR.PR_ENTRYID, world.book.id(99).toBinary()).with(PR.PR_DISPLAY_NAME, "Ann");
        ResolvedNames names = session.openAddressBook().resolveName(List.of(mine, Props.EMPTY));
        assertThat(names.recipients()).containsExactly(mine, Props.EMPTY);
        assertThat(names.code()).isEqualTo(MapiCode.S_OK);
        assertThat(world.book.calls).noneMatch(call -> call.startsWith("resolveNames"));
    }

    @Test
    @Clause("AB-06")
    void ab06_anAddressBecomesAOneOffWithoutAskingContainers() throws MapiException {
        ResolvedNames names = resolve("x@y.zz", "Bill Lee[MSPEER:\\\\\\\\billl\\\\in]");
        assertThat(names.code()).isEqualTo(MapiCode.S_OK);
        Props mail = names.recipients().get(0);
        assertThat(mail.get(PR.PR_ADDRTYPE)).contains("SMTP");
        assertThat(OneOffEntryId.isOneOff(mail.entryId(PR.PR_ENTRYID).orElseThrow()))
                .isTrue();
        assertThat(names.recipients().get(1).get(PR.PR_EMAIL_ADDRESS)).contains("\\\\billl\\in");
        assertThat(world.book.calls).noneMatch(call -> call.startsWith("resolveNames"));
    }

    @Test
    @Clause("AB-07")
    void ab07_theFirstContainerOfTheSearchPathWins() throws MapiException {
        ResolvedNames names = resolve("Bob");
        assertThat(names.recipients().get(0).entryId(PR.PR_ENTRYID)).contains(world.book.id(12));
        assertThat(world.book2.calls).noneMatch(call -> call.startsWith("resolveNames"));
        assertThat(resolve("Carl").recipients().get(0).entryId(PR.PR_ENTRYID)).contains(world.book2.id(11));
    }

    @Test
    @Clause("AB-08")
    void ab08_anAmbiguousEntryStaysAndIsNotAskedForAgain() throws MapiException {
        ResolvedNames names = resolve("Ann");
        assertThat(names.marks()).containsExactly(Mark.MAPI_AMBIGUOUS);
        assertThat(names.recipients()).containsExactly(named("Ann"));
        assertThat(world.book2.calls).noneMatch(call -> call.startsWith("resolveNames"));
    }

    @Test
    @Clause("AB-08")
    void ab08_aLaterContainerDoesNotSettleWhatIsAmbiguous() throws MapiException {
        global.user(12, "Ann Solo");
        ResolvedNames names = resolve("Ann", "Carl");
        assertThat(names.marks()).containsExactly(Mark.MAPI_AMBIGUOUS, Mark.MAPI_RESOLVED);
        assertThat(names.recipients().get(0)).isEqualTo(named("Ann"));
    }

    @Test
    @Clause("AB-09")
    void ab09_aContainerWithoutResolveNamesIsRestricted() throws MapiException {
        first.resolves = false;
        ResolvedNames names = resolve("Bob", "Ann");
        assertThat(names.marks()).containsExactly(Mark.MAPI_RESOLVED, Mark.MAPI_AMBIGUOUS);
        assertThat(names.recipients().get(0).entryId(PR.PR_ENTRYID)).contains(world.book.id(12));
        assertThat(world.book.calls).contains("getContentsTable");
    }

    @Test
    @Clause({"AB-10", "AB-11"})
    void ab10_theResultTellsWhatIsLeft() throws MapiException {
        assertThat(resolve("Nobody", "Bob").code()).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(resolve("Ann", "Bob").code()).isEqualTo(MapiCode.MAPI_E_AMBIGUOUS_RECIP);
        ResolvedNames all = resolve("Bob", "Carl");
        assertThat(all.code()).isEqualTo(MapiCode.S_OK);
        assertThat(all.recipients())
                .allSatisfy(r -> assertThat(r.has(PR.PR_EMAIL_ADDRESS)).isTrue());
    }

    @Test
    void anEntryWithoutANameIsRefused() throws MapiException {
        IAddrBook book = session.openAddressBook();
        assertCode(
                MapiCode.MAPI_E_INVALID_PARAMETER, () -> book.resolveName(List.of(Props.of(PR.PR_ADDRTYPE, "SMTP"))));
    }

    @Test
    @Clause({"AB-13", "AB-14"})
    void ab13_theDefaultsAreChosenUntilTheyAreSet() throws MapiException {
        IAddrBook book = session.openAddressBook();
        assertThat(book.getPAB()).contains(world.book.id(1));
        assertThat(book.getDefaultDir()).contains(world.book2.id(1));
        book.setPAB(world.book2.id(1));
        book.setDefaultDir(world.book.id(1));
        assertThat(book.getPAB()).contains(world.book2.id(1));
        IAddrBook later = world.logon("all").openAddressBook();
        assertThat(later.getPAB()).contains(world.book2.id(1));
        assertThat(later.getDefaultDir()).contains(world.book.id(1));
    }

    @Test
    @Clause("AB-14")
    void ab14_withoutAModifiableContainerThereIsNoPab() throws MapiException {
        assertThat(world.logon("one").openAddressBook().getPAB()).isEmpty();
        assertThat(world.logon("one").openAddressBook().getDefaultDir()).isEmpty();
    }

    @Test
    @Clause("AB-14")
    void ab14_thePabIsTheFirstContainerThatCanBeChanged() throws MapiException {
        SessionWorld bare = new SessionWorld(folder.resolve("bare"));
        bare.book.container(1, "Company", Contacts.AB_UNMODIFIABLE | Contacts.AB_RECIPIENTS, Contacts.DT_LOCAL);
        IAddrBook book = bare.logon("all").openAddressBook();
        assertThat(book.getPAB()).isEmpty();
        bare.book2.container(1, "Mine", Contacts.AB_MODIFIABLE | Contacts.AB_RECIPIENTS, Contacts.DT_LOCAL);
        assertThat(book.getPAB()).contains(bare.book2.id(1));
    }

    private static List<Optional<EntryId>> ids(List<Props> path) {
        return path.stream().map(row -> row.entryId(PR.PR_ENTRYID)).toList();
    }

    @Test
    @Clause({"AB-15", "AB-16"})
    void ab15_theSearchPathIsChosenUntilItIsSet() throws MapiException {
        IAddrBook book = session.openAddressBook();
        assertThat(ids(book.getSearchPath()))
                .containsExactly(Optional.of(world.book.id(1)), Optional.of(world.book2.id(1)));
        book.setSearchPath(List.of(Props.of(PR.PR_ENTRYID, world.book2.id(1).toBinary())));
        assertThat(ids(book.getSearchPath())).containsExactly(Optional.of(world.book2.id(1)));
        List<Props> later = world.logon("all").openAddressBook().getSearchPath();
        assertThat(ids(later)).containsExactly(Optional.of(world.book2.id(1)));
        assertThat(later.get(0).tag(0)).isEqualTo(PR.PR_ENTRYID);
        assertThat(later.get(0).get(PR.PR_DISPLAY_NAME)).contains("Everybody");
    }

    @Test
    @Clause("AB-17")
    void ab17_aRowOfASearchPathBeginsWithItsEntryId() throws MapiException {
        IAddrBook book = session.openAddressBook();
        Props wrong = named("x").with(PR.PR_ENTRYID, world.book.id(1).toBinary());
        assertCode(MapiCode.MAPI_E_MISSING_REQUIRED_COLUMN, () -> book.setSearchPath(List.of(wrong)));
        assertCode(MapiCode.MAPI_E_MISSING_REQUIRED_COLUMN, () -> book.setSearchPath(List.of(Props.EMPTY)));
    }

    @Test
    void anEntryOnTheSearchPathThatIsNoContainerIsPassedOverAndClosed() throws MapiException {
        IAddrBook book = session.openAddressBook();
        EntryId ann = world.book.id(10);
        book.setSearchPath(List.of(Props.of(PR.PR_ENTRYID, ann.toBinary())));
        assertThat(book.resolveName(UiParam.NONE, null, List.of(named("Carl"))).marks())
                .containsExactly(Mark.MAPI_UNRESOLVED);
        assertCode(MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED, () -> book.newEntry(UiParam.NONE, ann, world.book.id(90)));
        assertThat(((SessionView) session).session().openHandles()).doesNotContainKey("MailUserHandle");
    }

    @Test
    @Clause("AB-18")
    void ab18_theRequestedPropertiesLead() throws MapiException {
        IAddrBook book = session.openAddressBook();
        Props ann = Props.of(PR.PR_RECIPIENT_TYPE, 1)
                .with(PR.PR_ENTRYID, world.book.id(10).toBinary());
        Props mail =
                Props.of(PR.PR_ENTRYID, book.createOneOff("X", "SMTP", "x@y.z").toBinary());
        List<Props> prepared = book.prepareRecips(List.of(PR.PR_EMAIL_ADDRESS, PR.PR_ACCOUNT), List.of(ann, mail));
        assertThat(prepared.get(0).tag(0)).isEqualTo(PR.PR_EMAIL_ADDRESS);
        assertThat(prepared.get(0).get(PR.PR_EMAIL_ADDRESS)).contains("user10@example.com");
        assertThat(prepared.get(0).error(PR.PR_ACCOUNT)).contains(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(prepared.get(0).get(PR.PR_RECIPIENT_TYPE)).contains(1);
        assertThat(prepared.get(1).get(PR.PR_EMAIL_ADDRESS)).contains("x@y.z");
    }

    @Test
    @Clause("AB-18")
    void ab18_aProviderIsAskedOnceForAllItsRecipients() throws MapiException {
        world.book.preparesRecips = true;
        Props ann = Props.of(PR.PR_ENTRYID, world.book.id(10).toBinary());
        Props bob = Props.of(PR.PR_ENTRYID, world.book.id(12).toBinary());
        List<Props> prepared = session.openAddressBook().prepareRecips(List.of(PR.PR_ACCOUNT), List.of(ann, bob));
        assertThat(world.book.calls).containsOnlyOnce("prepareRecips 2");
        assertThat(prepared).allSatisfy(r -> assertThat(r.get(PR.PR_ACCOUNT)).contains("prepared"));
    }

    @Test
    @Clause({"AB-21", "AB-24"})
    void ab24_aTemplateMakesAOneOff() throws MapiException {
        world.book.hasTemplates = true;
        IAddrBook book = session.openAddressBook();
        EntryId made = book.newEntry(UiParam.NONE, null, world.book.id(99));
        OneOffEntryId oneOff = OneOffEntryId.parse(made);
        assertThat(oneOff.addressType()).isEqualTo("FAX");
        assertThat(oneOff.displayName()).isEqualTo("A fax");
        assertCode(MapiCode.MAPI_E_UNKNOWN_ENTRYID, () -> book.newEntry(UiParam.NONE, null, world.disk.root.id));
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> book.newEntry(UiParam.NONE, null, null));
    }

    @Test
    void aNewEntryInAContainerIsSavedThere() throws MapiException {
        EntryId id = session.openAddressBook().newEntry(UiParam.NONE, world.book.id(1), world.book.id(99));
        assertThat(first.entries).anyMatch(e -> e.entryId(PR.PR_ENTRYID).equals(Optional.of(id)));
    }

    @Test
    @Clause("AB-23")
    void ab23_theOneOffTableHasMapisAndTheProvidersTemplates() throws MapiException {
        world.book.hasTemplates = true;
        session.openAddressBook();
        IMAPITable table = Objects.requireNonNull(world.book.lastSupport).getOneOffTable();
        assertThat(names(rows(table))).containsExactly("Internet Address", "Fax");
    }

    @Test
    @Clause("AB-25")
    void ab25_adviseGoesToTheProvider() throws MapiException {
        IAddrBook book = session.openAddressBook();
        List<Notification> seen = new ArrayList<>();
        int connection = book.advise(world.book.id(10), EnumSet.of(EventType.fnevExtended), seen::addAll);
        Notification event = new Notification.Extended(1, world.book.id(10).toBinary());
        Objects.requireNonNull(world.book.lastSupport).notify(world.book.id(10).toBinary(), List.of(event));
        world.deliver();
        assertThat(seen).containsExactly(event);
        book.unadvise(connection);
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> book.unadvise(connection));
        assertCode(
                MapiCode.MAPI_E_UNKNOWN_ENTRYID,
                () -> book.advise(world.disk.root.id, EnumSet.of(EventType.fnevExtended), seen::addAll));
    }

    @Test
    @Clause({"PLOG-15", "ERR-03"})
    void plog15_oneFailingProviderIsAWarning() throws MapiException {
        world.book.logonFailure = MapiCode.MAPI_E_FAILONEPROVIDER;
        IAddrBook book = session.openAddressBook();
        assertThat(book.warning()).isEqualTo(MapiCode.MAPI_W_ERRORS_RETURNED);
        assertThat(session.getLastError(MapiCode.MAPI_W_ERRORS_RETURNED))
                .hasValueSatisfying(e -> assertThat(e.error()).contains("is down"));
        assertThat(names(rows(book.openRoot().getHierarchyTable()))).containsExactly("Everybody");
    }

    @Test
    @Clause("PLOG-16")
    void plog16_theAddressBookIsThereThoughAllFail() throws MapiException {
        world.book.logonFailure = MapiCode.MAPI_E_NETWORK_ERROR;
        world.book2.logonFailure = MapiCode.MAPI_E_NETWORK_ERROR;
        IAddrBook book = session.openAddressBook();
        assertThat(book.warning()).isEqualTo(MapiCode.MAPI_W_ERRORS_RETURNED);
        assertThat(rows(book.openRoot().getHierarchyTable())).isEmpty();
        assertThat(book.createOneOff(null, "SMTP", "a@b.c")).isNotNull();
    }

    @Test
    @Clause("PLOG-17")
    void plog17_withoutProvidersTheHierarchyIsEmpty() throws MapiException {
        IAddrBook book = world.logon("one").openAddressBook();
        assertThat(book.warning()).isEqualTo(MapiCode.S_OK);
        assertThat(rows(book.openRoot().getHierarchyTable())).isEmpty();
    }

    @Test
    @Clause({"SUP-22", "ONE-02", "ONE-03", "ONE-04", "ONE-07"})
    void one04_aOneOffTellsWhatItsEntryIdSays() throws MapiException {
        IAddrBook book = session.openAddressBook();
        EntryId id = book.createOneOff(null, "FAX", "123", OneOffFlag.MAPI_SEND_NO_RICH_INFO);
        try (IMAPIProp user = session.openEntry(id)) {
            assertThat(user.getProp(PR.PR_DISPLAY_NAME)).contains("123");
            assertThat(user.getProp(PR.PR_ADDRTYPE)).contains("FAX");
            assertThat(user.getProp(PR.PR_EMAIL_ADDRESS)).contains("123");
            assertThat(user.getProp(PR.PR_RECORD_KEY)).contains(id.toBinary());
            assertThat(user.getProp(PR.PR_SEND_RICH_INFO)).contains(false);
            assertThat(user.getProp(PR.PR_OBJECT_TYPE)).contains(ObjectType.MAPI_MAILUSER.value());
        }
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> book.createOneOff("x", "", "123"));
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> book.createOneOff("x", "FAX", ""));
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> book.createOneOff("a\0b", "FAX", "1"));
    }

    @Test
    void aRecipientOfTheAddressBookIsFoundThoughItWasNotOpenedYet() throws MapiException {
        assertThat(session.openEntry(world.book.id(10)).getProp(PR.PR_DISPLAY_NAME))
                .contains("Ann Kohl");
    }
}
