// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.failure;
import static org.mapi4osgi.core.session.SessionWorld.openStore;
import static org.mapi4osgi.core.session.SessionWorld.storeId;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.profile.ServiceEntryCall;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.ServiceContext;
import org.mapi4osgi.tags.PR;

final class SessionTest {
    private static final Set<EventType> EXTENDED = EnumSet.of(EventType.fnevExtended);

    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private IMAPISession session;

    @BeforeEach
    void logon() throws MapiException {
        world = new SessionWorld(folder);
        session = world.logon("all");
    }

    @Test
    void aStoreIsOpenedReadAndClosed() throws MapiException {
        world.disk.mail(world.disk.root, "hello");
        try (IMsgStore store = openStore(session, "My store");
                IMAPIFolder root = store.openRoot()) {
            assertThat(store.getProp(PR.PR_DISPLAY_NAME)).contains("Disk store");
            assertThat(SessionWorld.rows(root.getContentsTable()))
                    .extracting(row -> row.get(PR.PR_SUBJECT).orElse(""))
                    .containsExactly("hello");
        }
        session.logoff();
        assertThat(world.store.calls).startsWith("init []", "logon []").contains("store closed");
        world.loader.awaitIdle();
    }

    @Test
    @Clause("MSLOG-01")
    void mslog01_aStoreIsNotOpenedWithoutAnEntryId() {
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> ((SessionView) session).openMsgStore(UiParam.NONE, null));
    }

    @Test
    @Clause({"MSLOG-02", "MSLOG-19", "WRAP-03"})
    void mslog02_theStoreTableShowsTheWrappedEntryId() throws MapiException {
        openStore(session, "My store").close();
        EntryId id = storeId(session, "My store");
        assertThat(StoreEntryId.isWrapped(id)).isTrue();
        assertThat(StoreEntryId.parse(id).dllName()).isEqualTo("store");
        assertThat(StoreEntryId.parse(id).privateId().uid()).contains(world.disk.uid);
    }

    @Test
    @Clause("MSLOG-04")
    void mslog04_secondOpenReturnsTheSameStore() throws MapiException {
        IMsgStore a = openStore(session, "My store");
        IMsgStore b = openStore(session, "My store");
        assertThat(a.isSameObject(b)).isTrue();
        assertThat(a.isSameObject(openStore(session, "Other store"))).isFalse();
        a.close();
        assertThat(b.getProp(PR.PR_DISPLAY_NAME)).contains("Disk store");
        assertThat(world.store.calls).doesNotContain("store closed");
    }

    @Test
    @Clause({"ROUTE-01", "ROUTE-05"})
    void route01_anEntryIdGoesToTheLogonThatRegisteredItsUid() throws MapiException {
        EntryId mail = world.otherDisk.mail(world.otherDisk.root, "there").id;
        openStore(session, "My store");
        openStore(session, "Other store");
        IMessage message = session.openEntry(mail, IMessage.IID);
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("there");
        assertThat(world.store.calls).doesNotContain("openEntry []");
        assertThat(world.other.calls).contains("openEntry []");
    }

    @Test
    @Clause({"ROUTE-06", "ROUTE-18"})
    void route06_anUnknownUidIsUnknownUntilItsOwnerLogsOn() throws MapiException {
        EntryId mail = world.disk.mail(world.disk.root, "here").id;
        assertCode(MapiCode.MAPI_E_UNKNOWN_ENTRYID, () -> session.openEntry(mail));
        openStore(session, "My store");
        assertThat(session.openEntry(mail).objectType()).isEqualTo(ObjectType.MAPI_MESSAGE);
    }

    @Test
    @Clause("ROUTE-07")
    void route07_anEntryIdWithoutAUidIsInvalid() throws MapiException {
        EntryId tooShort = EntryId.parse(Binary.of(new byte[20]));
        assertCode(MapiCode.MAPI_E_INVALID_ENTRYID, () -> session.openEntry(tooShort));
        assertCode(MapiCode.MAPI_E_INVALID_ENTRYID, () -> session.compareEntryIDs(tooShort, tooShort));
        assertCode(MapiCode.MAPI_E_INVALID_ENTRYID, () -> session.advise(tooShort, EXTENDED, n -> {}));
    }

    @Test
    @Clause("ROUTE-08")
    void route08_aSessionHasNoRootToOpen() throws MapiException {
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> ((SessionView) session).openEntry((EntryId) null));
        IMsgStore store = openStore(session, "My store");
        assertThat(store.openEntry(null).objectType()).isEqualTo(ObjectType.MAPI_FOLDER);
        assertThat(session.openAddressBook().openEntry(null).objectType()).isEqualTo(ObjectType.MAPI_ABCONT);
    }

    @Test
    @Clause("ROUTE-09")
    void route09_theProvidersCodeReachesTheClient() throws MapiException {
        openStore(session, "My store");
        EntryId gone = EntryId.compose(world.disk.uid, Binary.of(new byte[] {99}));
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> session.openEntry(gone));
    }

    @Test
    @Clause("ROUTE-10")
    void route10_theObjectTellsItsTypeWhateverItWasOpenedAs() throws MapiException {
        openStore(session, "My store");
        IMAPIProp root = session.openEntry(world.disk.root.id, IMAPIProp.IID);
        assertThat(root.objectType()).isEqualTo(ObjectType.MAPI_FOLDER);
        assertCode(MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED, () -> session.openEntry(world.disk.root.id, IMessage.IID));
    }

    @Test
    @Clause("ROUTE-12")
    void route12_aStoreEntryIdOpensTheStoreWithoutADialog() throws MapiException {
        IMAPIProp store = session.openEntry(storeId(session, "My store"), OpenEntryFlag.MAPI_MODIFY);
        assertThat(store.objectType()).isEqualTo(ObjectType.MAPI_STORE);
        assertThat(world.store.calls)
                .anyMatch(call ->
                        call.startsWith("logon") && call.contains("MDB_NO_DIALOG") && call.contains("MDB_WRITE"));
    }

    @Test
    @Clause({"DEFER-02"})
    void defer02_deferredErrorsReachTheProvidersCall() throws MapiException {
        openStore(session, "My store", OpenMsgStoreFlag.MAPI_DEFERRED_ERRORS);
        session.openEntry(world.disk.root.id, OpenEntryFlag.MAPI_DEFERRED_ERRORS);
        assertThat(world.store.calls).contains("logon [MAPI_DEFERRED_ERRORS]", "openEntry [MAPI_DEFERRED_ERRORS]");
    }

    @Test
    @Clause("DEFER-03")
    void defer03_withoutDeferredErrorsTheOpenItselfFails() throws MapiException {
        openStore(session, "My store");
        world.store.openFailure = new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "unreachable");
        assertCode(MapiCode.MAPI_E_NETWORK_ERROR, () -> session.openEntry(world.disk.root.id));
        world.other.logonFailure = new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "unreachable");
        assertCode(MapiCode.MAPI_E_NETWORK_ERROR, () -> openStore(session, "Other store"));
    }

    @Test
    @Clause("LOGON-25")
    void logon25_aServicesLogonIsToldToItsProviders() throws MapiException {
        IMAPISession service = world.logon("one", LogonFlag.MAPI_NT_SERVICE);
        openStore(service, "My store");
        assertThat(world.store.calls).contains("init [MAPI_NT_SERVICE]");
    }

    @Test
    @Clause("MSLOG-18")
    void mslog18_withoutADialogAMissingConfigurationFailsTheLogon() throws MapiException {
        world.store.logonFailure = new MapiException(MapiCode.MAPI_E_UNCONFIGURED, "no server is set");
        EntryId id = storeId(session, "My store");
        MapiException e = failure(() -> session.openMsgStore(id, OpenMsgStoreFlag.MDB_NO_DIALOG));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_LOGON_FAILED);
        assertThat(e).hasMessageContaining("no server is set");
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> session.openMsgStore(id, OpenMsgStoreFlag.MDB_NO_DIALOG));
    }

    @Test
    @Clause("ROUTE-16")
    void route16_noProviderComparesAnothersEntryId() throws MapiException {
        openStore(session, "My store");
        openStore(session, "Other store");
        EntryId mine = world.disk.root.id;
        EntryId others = world.otherDisk.root.id;
        assertCode(MapiCode.MAPI_E_UNKNOWN_ENTRYID, () -> session.compareEntryIDs(mine, others));
        assertCode(MapiCode.MAPI_E_UNKNOWN_ENTRYID, () -> session.compareEntryIDs(others, mine));
        assertThat(world.store.calls).doesNotContain("compareEntryIDs");
        assertThat(world.other.calls).doesNotContain("compareEntryIDs");
    }

    @Test
    @Clause({"ROUTE-13", "ROUTE-14"})
    void route13_theProviderThatOwnsBothComparesThem() throws MapiException {
        openStore(session, "My store");
        openStore(session, "Other store");
        EntryId a = world.disk.root.id;
        EntryId b = world.disk.mail(world.disk.root, "b").id;
        assertThat(session.compareEntryIDs(a, a)).isTrue();
        assertThat(session.compareEntryIDs(a, b)).isFalse();
        assertThat(world.store.calls).contains("compareEntryIDs");
        assertCode(MapiCode.MAPI_E_UNKNOWN_ENTRYID, () -> session.compareEntryIDs(a, world.otherDisk.root.id));
    }

    @Test
    void storesAreComparedByTheirEntryIds() throws MapiException {
        openStore(session, "My store");
        EntryId mine = storeId(session, "My store");
        assertThat(session.compareEntryIDs(mine, mine)).isTrue();
        assertThat(session.compareEntryIDs(mine, storeId(session, "Other store")))
                .isFalse();
    }

    @Test
    @Clause({"ADV-02", "ADV-03", "ADV-07"})
    void adv03_adviseOnAnObjectGoesToItsLogon() throws MapiException {
        EntryId root = world.disk.root.id;
        assertCode(MapiCode.MAPI_E_UNKNOWN_ENTRYID, () -> session.advise(root, EXTENDED, n -> {}));
        openStore(session, "My store");
        List<Notification> seen = new ArrayList<>();
        int connection = session.advise(root, EXTENDED, seen::addAll);
        Notification event = new Notification.Extended(3, Binary.EMPTY);
        world.store.open().support.notify(root.toBinary(), List.of(event));
        world.deliver();
        assertThat(seen).containsExactly(event);
        session.unadvise(connection);
        world.store.open().support.notify(root.toBinary(), List.of(event));
        world.deliver();
        assertThat(seen).hasSize(1);
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> session.unadvise(connection));
    }

    @Test
    @Clause("ADV-03")
    void adv03_adviseOnAnAddressBookObjectGoesToItsLogon() throws MapiException {
        session.openAddressBook();
        List<Notification> seen = new ArrayList<>();
        session.advise(world.book.id(1), EXTENDED, seen::addAll);
        Objects.requireNonNull(world.book.lastSupport)
                .notify(world.book.id(1).toBinary(), List.of(new Notification.Extended(3, Binary.EMPTY)));
        world.deliver();
        assertThat(seen).hasSize(1);
    }

    @Test
    @Clause("ADV-06")
    void adv06_aSinkIsToldAfterTheCausingCallHasReturned() throws MapiException {
        IMsgStore store = openStore(session, "My store");
        IMAPIFolder root = store.openRoot();
        List<Notification> seen = new ArrayList<>();
        store.advise(null, EXTENDED, seen::addAll);
        root.createMessage();
        assertThat(seen).isEmpty();
        world.deliver();
        assertThat(seen).containsExactly(new Notification.Extended(7, Binary.EMPTY));
    }

    @Test
    @Clause({"LOGON-32", "LOGON-33"})
    void logon32_afterLogoffOnlyReleaseIsLeft() throws MapiException {
        IMsgStore store = openStore(session, "My store");
        session.logoff();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, session::getMsgStoresTable);
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, session::logoff);
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, store::getPropList);
        assertThat(store.release()).isZero();
        assertThat(session.release()).isZero();
        assertThat(world.store.calls).containsOnlyOnce("logoff");
    }

    @Test
    void closeLogsOffOnce() throws MapiException {
        openStore(session, "My store");
        session.close();
        session.close();
        assertThat(world.store.calls).containsOnlyOnce("logoff");
        assertThat(world.subsystem.sessions()).isEmpty();
    }

    @Test
    void aStoreThatIsClosedIsLoggedOffAndOpensAgain() throws MapiException {
        IMsgStore store = openStore(session, "My store");
        store.close();
        assertThat(session.openEntry(
                                world.book.uid.equals(world.disk.uid)
                                        ? world.disk.root.id
                                        : storeId(session, "My store"))
                        .getProp(PR.PR_DISPLAY_NAME))
                .contains("Disk store");
        assertThat(world.store.calls.stream().filter(c -> c.startsWith("logon")))
                .hasSize(2);
    }

    @Test
    @Clause({"PLOG-18", "ERR-03"})
    void err03_theTextOfAForwardedFailureIsOnTheSession() {
        MapiError error = MapiError.of("Test store", "the disk is unplugged; plug it in");
        world.store.logonFailure = new MapiException(MapiCode.MAPI_E_FAILONEPROVIDER, error);
        assertCode(MapiCode.MAPI_E_FAILONEPROVIDER, () -> openStore(session, "My store"));
        assertThat(session.getLastError(MapiCode.MAPI_E_FAILONEPROVIDER)).contains(error);
        assertThat(session.getLastError(MapiCode.MAPI_E_NOT_FOUND)).isEmpty();
    }

    @Test
    @Clause("PASSWD-01")
    void passwd01_anOpenThatFailedForOneProviderCanBeTriedAgain() throws MapiException {
        world.store.logonFailure = new MapiException(MapiCode.MAPI_E_FAILONEPROVIDER, "wrong password");
        assertCode(MapiCode.MAPI_E_FAILONEPROVIDER, () -> openStore(session, "My store"));
        world.store.logonFailure = null;
        assertThat(openStore(session, "My store").getProp(PR.PR_DISPLAY_NAME)).contains("Disk store");
    }

    @Test
    @Clause({"PLOG-10", "PLOG-11", "PLOG-13"})
    void plog10_anUnconfiguredServiceIsConfiguredAndTriedOnceMore() throws MapiException {
        world.store.logonFailure = new MapiException(MapiCode.MAPI_E_UNCONFIGURED, "no path");
        world.profiles.entry(call -> world.store.logonFailure = null);
        assertThat(openStore(session, "My store", OpenMsgStoreFlag.MDB_NO_DIALOG)
                        .getProp(PR.PR_DISPLAY_NAME))
                .contains("Disk store");
        ServiceEntryCall call =
                world.profiles.calls().get(world.profiles.calls().size() - 1);
        assertThat(call.context()).isEqualTo(ServiceContext.MSG_SERVICE_CONFIGURE);
        assertThat(call.flags()).doesNotContain(ServiceFlag.SERVICE_UI_ALLOWED);
    }

    @Test
    @Clause("PSECT-02")
    void psect02_aSectionThatIsOpenForWritingIsFreeAfterLogoff() throws MapiException {
        MapiUid uid = MapiUid.random();
        IProfSect section = session.openProfileSection(uid, OpenSectionFlag.MAPI_MODIFY);
        section.setProp(PR.PR_COMMENT, "kept");
        IMAPISession another = world.logon("all");
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> another.openProfileSection(uid));
        session.logoff();
        assertThat(another.openProfileSection(uid).getProp(PR.PR_COMMENT)).contains("kept");
    }

    @Test
    @Clause("ADV-12")
    void adv12_noClientCanAskASessionForStatusObjectEvents() {
        assertCode(
                MapiCode.MAPI_E_INVALID_PARAMETER,
                () -> session.advise(null, Set.of(EventType.fnevStatusObjectModified), n -> {}));
    }

    @Test
    @Clause({"LOGON-36", "ADV-11"})
    void logon36_aLogoffIsToldToSinksOfTheSession() throws MapiException {
        List<Notification> seen = new ArrayList<>();
        session.advise(null, Set.of(), seen::addAll);
        session.logoff();
        world.deliver();
        assertThat(seen).hasSize(1).first().isInstanceOf(Notification.Extended.class);
    }

    @Test
    void handlesLiveOverAnUpdateOfTheProvider() throws MapiException {
        world.disk.mail(world.disk.root, "hello");
        IMsgStore store = openStore(session, "My store");
        IMAPIFolder root = store.openRoot();
        List<Notification> seen = new ArrayList<>();
        store.advise(null, EXTENDED, seen::addAll);
        world.storeBundle.unregister();
        world.loader.start(ProviderKind.MS, "store", "bundle.a", new DiskStore(world.disk));
        world.loader.awaitIdle();
        assertThat(SessionWorld.rows(root.getContentsTable())).hasSize(1);
        root.createMessage();
        world.deliver();
        assertThat(seen).hasSize(1);
        assertThat(failure(() -> root.openEntry(EntryId.compose(world.disk.uid, Binary.of(new byte[] {99}))))
                        .code())
                .isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
    }

    @Test
    void openHandlesAreCountedByType() throws MapiException {
        IMsgStore store = openStore(session, "My store");
        IMAPIFolder root = store.openRoot();
        assertThat(((SessionView) session).session().openHandles())
                .containsEntry("StoreHandle", 1)
                .containsEntry("FolderHandle", 1);
        root.close();
        assertThat(((SessionView) session).session().openHandles()).doesNotContainKey("FolderHandle");
    }
}
