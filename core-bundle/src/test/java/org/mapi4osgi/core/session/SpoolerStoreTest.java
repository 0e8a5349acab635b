// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.rows;
import static org.mapi4osgi.core.session.SessionWorld.storeId;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.tags.PR;

/** The spooler's own logon to a store. */
@Timeout(60)
final class SpoolerStoreTest {
    private static final Optional<Binary> SECURITY = Optional.of(Binary.of(new byte[] {1, 2, 3}));

    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private IMAPISession session;
    private TestSpooler spooler;
    private EntryId id;
    private IMsgStore clients;

    @BeforeEach
    void start() throws MapiException {
        world = new SessionWorld(folder);
        world.store.statusRow = Props.of(PR.PR_DISPLAY_NAME, "client's");
        spooler = world.connect();
        session = world.logon("one");
        id = storeId(session, "My store");
        clients = session.openMsgStore(id);
    }

    private IMsgStore open() throws MapiException {
        return spooler.connection.openStore(1, id, SECURITY);
    }

    private List<String> spoolerLogons() {
        return world.store.calls.stream()
                .filter(call -> call.startsWith("spoolerLogon"))
                .toList();
    }

    @Test
    @Clause({"MSLOG-07", "MSLOG-10"})
    void mslog07_theStoreGetsTheSameEntryIdAndItsBytesBack() throws MapiException {
        open();
        assertThat(spoolerLogons()).containsExactly("spoolerLogon null " + SECURITY.get());
    }

    @Test
    @Clause("MSLOG-09")
    void mslog09_withoutBytesTheSectionMustDo() throws MapiException {
        clients.close();
        spooler.connection.openStore(1, id, Optional.empty());
        assertThat(spoolerLogons()).containsExactly("spoolerLogon null null");
    }

    @Test
    void itsHandlePassesWhatOnlyASpoolerMayCall() throws MapiException {
        Disk.Mail mail = world.disk.mail(world.disk.root, "queued");
        try (IMsgStore store = open();
                IMAPITable queue = store.getOutgoingQueue();
                IMessage message =
                        store.openEntry(mail.id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            assertThat(queue.getRowCount()).isZero();
            store.setLockState(message, LockState.MSG_LOCKED);
            store.finishedMsg(mail.id);
            store.notifyNewMail(new Notification.NewMail(mail.id, mail.id, "IPM.Note", 0));
        }
        assertThat(world.store.calls)
                .containsSubsequence(
                        "getOutgoingQueue",
                        "setLockState Message MSG_LOCKED",
                        "finishedMsg " + mail.id,
                        "notifyNewMail IPM.Note");
    }

    @Test
    void clientsSeeNothingOfIt() throws MapiException {
        List<Props> before = rows(session.getStatusTable());
        EntryId root = world.disk.root.id;
        IMsgStore store = open();
        assertThat(rows(session.getStatusTable())).isEqualTo(before);
        Objects.requireNonNull(world.store.spoolers).support.modifyProfile();
        clients.close();
        assertThat(rows(session.getStatusTable())).hasSize(before.size() - 1);
        assertCode(MapiCode.MAPI_E_UNKNOWN_ENTRYID, () -> session.openEntry(root));
        IMsgStore again = session.openMsgStore(id);
        List<Props> reopened = rows(session.getStatusTable());
        int calls = world.store.calls.size();
        session.openEntry(root).close();
        assertThat(world.store.calls.subList(calls, world.store.calls.size())).contains("openEntry []");
        store.close();
        assertThat(rows(session.getStatusTable())).isEqualTo(reopened);
        again.close();
    }

    @Test
    void itsOwnProviderStillFindsItsEntries() throws MapiException {
        open();
        clients.close();
        Objects.requireNonNull(world.store.spoolers)
                .support
                .openEntry(world.disk.root.id)
                .close();
    }

    @Test
    void itOutlivesTheClientsStoreAndEndsWithItsHandle() throws MapiException {
        IMsgStore store = open();
        clients.close();
        assertThat(store.getProp(PR.PR_DISPLAY_NAME)).contains("Disk store");
        int before = world.store.calls.size();
        store.close();
        assertThat(world.store.calls.subList(before, world.store.calls.size()))
                .containsSubsequence("store closed", "logoff");
        assertThat(world.storeBundle.uses()).isZero();
    }

    @Test
    void aNewRevisionIsLoggedOnByTheSpoolersWayAgain() throws Exception {
        IMsgStore store = open();
        world.storeBundle.unregister();
        DiskStore next = new DiskStore(world.disk);
        world.loader.start(ProviderKind.MS, "store", "bundle.a", next);
        assertThat(store.getProp(PR.PR_DISPLAY_NAME)).contains("Disk store");
        assertThat(clients.getProp(PR.PR_DISPLAY_NAME)).contains("Disk store");
        assertThat(next.calls).contains("spoolerLogon null " + SECURITY.get());
        assertThat(next.calls).filteredOn(call -> call.startsWith("logon")).hasSize(1);
    }

    @Test
    void aStoreThatDoesNotServeTheSpoolerStaysTheClients() throws MapiException {
        world.store.spoolerLogonFailure = new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "not for spoolers");
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, this::open);
        assertThat(clients.getProp(PR.PR_DISPLAY_NAME)).contains("Disk store");
        session.openMsgStore(id).close();
    }

    @Test
    void itEndsWithTheConnection() throws MapiException {
        IMsgStore store = open();
        spooler.bundle.stop();
        assertCode(MapiCode.MAPI_E_END_OF_SESSION, () -> store.getProp(PR.PR_DISPLAY_NAME));
        assertThat(clients.getProp(PR.PR_DISPLAY_NAME)).contains("Disk store");
    }

    @Test
    void anUnknownStoreIsNotFound() {
        EntryId unknown = new StoreEntryId("store", EntryId.compose(world.otherDisk.uid, Binary.of((byte) 9))).wrap();
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> spooler.connection.openStore(1, unknown, Optional.empty()));
        assertCode(
                MapiCode.MAPI_E_INVALID_ENTRYID,
                () -> spooler.connection.openStore(1, world.disk.root.id, Optional.empty()));
    }
}
