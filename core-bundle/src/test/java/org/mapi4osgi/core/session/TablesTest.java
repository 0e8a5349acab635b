// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.openStore;
import static org.mapi4osgi.core.session.SessionWorld.rows;
import static org.mapi4osgi.core.session.SessionWorld.storeId;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.DefaultStoreFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.Identity;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.profile.ResourceFlags;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.ModifyProfileFlag;
import org.mapi4osgi.spi.StatusRowFlag;
import org.mapi4osgi.tags.PR;

final class TablesTest {
    private static final Set<EventType> TABLE = EnumSet.of(EventType.fnevTableModified);

    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private IMAPISession session;

    @BeforeEach
    void logon() throws MapiException {
        world = new SessionWorld(folder);
        session = world.logon("all");
    }

    private List<Props> status() throws MapiException {
        return rows(session.getStatusTable());
    }

    private static List<Integer> types(List<Props> rows) {
        return rows.stream()
                .map(row -> row.get(PR.PR_RESOURCE_TYPE).orElseThrow())
                .toList();
    }

    private static Props row(List<Props> rows, int type) {
        return rows.stream()
                .filter(row -> row.get(PR.PR_RESOURCE_TYPE).orElseThrow() == type)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Clause({"STAT-01", "STAT-02", "STAT-03"})
    void stat01_mapiHasThreeRowsOfItsOwn() throws MapiException {
        assertThat(types(status())).containsExactly(39, 37, 34);
        for (Props row : status()) {
            for (PropTag<?> tag : List.of(
                    PR.PR_DISPLAY_NAME,
                    PR.PR_STATUS_CODE,
                    PR.PR_RESOURCE_METHODS,
                    PR.PR_PROVIDER_DLL_NAME,
                    PR.PR_RESOURCE_FLAGS,
                    PR.PR_RESOURCE_TYPE,
                    PR.PR_ENTRYID,
                    PR.PR_INSTANCE_KEY,
                    PR.PR_OBJECT_TYPE,
                    PR.PR_ROWID)) {
                assertThat(row.has(tag)).as("%s in %s", tag, row).isTrue();
            }
            assertThat(row.get(PR.PR_OBJECT_TYPE)).contains(10);
        }
        assertThat(row(status(), 39).get(PR.PR_RESOURCE_METHODS)).contains(1);
        assertThat(row(status(), 37).get(PR.PR_RESOURCE_METHODS)).contains(9);
        assertThat(row(status(), 34).get(PR.PR_RESOURCE_METHODS)).contains(1);
    }

    @Test
    @Clause({"LOGON-28", "LOGON-29"})
    void logon29_withoutMailTheSpoolerDoesNotWork() throws MapiException {
        IMAPISession noMail = world.logon("all", LogonFlag.MAPI_NO_MAIL);
        List<Props> rows = rows(noMail.getStatusTable());
        assertThat(row(rows, 37).get(PR.PR_STATUS_CODE).orElseThrow() & 4).isNotZero();
        assertThat(types(rows)).doesNotContain(ResourceFlags.MAPI_TRANSPORT_PROVIDER);
    }

    @Test
    @Clause({"SUP-06", "STAT-04"})
    void stat04_aProvidersRowIsMergedAndTold() throws MapiException {
        world.store.statusRow = Props.of(PR.PR_DISPLAY_NAME, "All is well").with(PR.PR_STATUS_CODE, 1);
        IMAPITable table = session.getStatusTable();
        List<Notification> seen = new ArrayList<>();
        table.advise(TABLE, seen::addAll);
        openStore(session, "My store");
        world.deliver();
        assertThat(seen).hasSize(1);
        world.store.open().support.modifyStatusRow(Props.of(PR.PR_STATUS_CODE, 2), StatusRowFlag.STATUSROW_UPDATE);
        world.deliver();
        assertThat(seen).hasSize(2);
        Props row = row(status(), ResourceFlags.MAPI_STORE_PROVIDER);
        assertThat(row.get(PR.PR_DISPLAY_NAME)).contains("All is well");
        assertThat(row.get(PR.PR_STATUS_CODE)).contains(2);
        assertThat(row.get(PR.PR_PROVIDER_DLL_NAME)).contains("store");
    }

    @Test
    void theRowOfALogonThatEndsIsGone() throws MapiException {
        world.store.statusRow = Props.of(PR.PR_DISPLAY_NAME, "My store");
        openStore(session, "My store").close();
        assertThat(types(status())).containsExactly(39, 37, 34);
    }

    @Test
    @Clause({"ROUTE-17", "STAT-08"})
    void route17_theRowsEntryIdOpensTheProvidersStatusObject() throws MapiException {
        world.store.statusRow = Props.of(PR.PR_DISPLAY_NAME, "My store");
        openStore(session, "My store");
        EntryId id = row(status(), ResourceFlags.MAPI_STORE_PROVIDER)
                .entryId(PR.PR_ENTRYID)
                .orElseThrow();
        session.openEntry(id, IMAPIStatus.IID, OpenEntryFlag.MAPI_MODIFY).validateState(UiParam.NONE);
        assertThat(world.store.calls).contains("validateState");
    }

    @Test
    @Clause({"STAT-03", "STAT-07", "FLUSH-06"})
    void stat07_mapisOwnStatusObjectsHaveNoDialogs() throws MapiException {
        for (int type : List.of(39, 37, 34)) {
            EntryId id = row(status(), type).entryId(PR.PR_ENTRYID).orElseThrow();
            IMAPIStatus object = session.openEntry(id, IMAPIStatus.IID);
            assertThat(object.getProp(PR.PR_RESOURCE_TYPE)).contains(type);
            assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> object.settingsDialog(UiParam.NONE, true));
            assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> object.changePassword("a", "b"));
            assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> object.flushQueues(UiParam.NONE, null));
        }
    }

    @Test
    void theSubsystemTellsWhichProviderIsMissing() throws MapiException {
        openStore(session, "My store");
        IMAPIStatus subsystem =
                session.openEntry(row(status(), 39).entryId(PR.PR_ENTRYID).orElseThrow(), IMAPIStatus.IID);
        subsystem.validateState(UiParam.NONE);
        world.storeBundle.stopByOperator();
        assertThat(SessionWorld.failure(() -> subsystem.validateState(UiParam.NONE)))
                .hasMessageContaining("store");
    }

    private Identity identityOf(Props row, int flags) throws MapiException {
        world.store.statusRow = row;
        if (flags != 0) {
            IMsgServiceAdmin admin = session.adminServices();
            MapiUid service = MapiUid.parse(rows(admin.getMsgServiceTable()).stream()
                    .filter(r -> r.get(PR.PR_SERVICE_NAME).orElse("").equals("STORE"))
                    .findFirst()
                    .orElseThrow()
                    .get(PR.PR_SERVICE_UID)
                    .orElseThrow());
            admin.setPrimaryIdentity(service);
        }
        openStore(session, "My store");
        return session.queryIdentity();
    }

    @Test
    @Clause("STAT-09")
    void stat09_withoutAnyIdentityThereIsAWarning() throws MapiException {
        Identity identity = session.queryIdentity();
        assertThat(identity.warning()).isEqualTo(MapiCode.MAPI_W_NO_SERVICE);
        assertThat(OneOffEntryId.isOneOff(identity.entryId())).isTrue();
    }

    @Test
    @Clause("STAT-09")
    void stat09_theRowsEntryIdIsTheIdentity() throws MapiException {
        EntryId me = world.book.id(1);
        Identity identity = identityOf(Props.of(PR.PR_IDENTITY_ENTRYID, me.toBinary()), 0);
        assertThat(identity).isEqualTo(new Identity(me, MapiCode.S_OK));
    }

    @Test
    @Clause("STAT-09")
    void stat09_aFlaggedRowWithoutAnEntryIdMakesAOneOff() throws MapiException {
        Identity identity = identityOf(
                Props.of(PR.PR_IDENTITY_DISPLAY, "Ann")
                        .with(
                                PR.PR_IDENTITY_SEARCH_KEY,
                                Binary.of("SMTP:ANN@EXAMPLE.COM\0".getBytes(StandardCharsets.UTF_8))),
                ResourceFlags.STATUS_PRIMARY_IDENTITY);
        OneOffEntryId oneOff = OneOffEntryId.parse(identity.entryId());
        assertThat(oneOff.displayName()).isEqualTo("Ann");
        assertThat(oneOff.address()).isEqualTo("ANN@EXAMPLE.COM");
    }

    @Test
    @Clause("MST-01")
    void mst01_theStoreTableListsTheStoresOfTheProfile() throws MapiException {
        openStore(session, "My store");
        List<Props> stores = rows(session.getMsgStoresTable());
        assertThat(stores)
                .extracting(row -> row.get(PR.PR_DISPLAY_NAME).orElseThrow())
                .containsExactly("My store", "Other store");
        assertThat(stores)
                .extracting(row -> row.get(PR.PR_DEFAULT_STORE).orElseThrow())
                .containsExactly(true, false);
        Props row = stores.get(0);
        assertThat(row.get(PR.PR_OBJECT_TYPE)).contains(1);
        assertThat(row.get(PR.PR_RESOURCE_TYPE)).contains(33);
        assertThat(row.get(PR.PR_PROVIDER_DISPLAY)).contains("Test store");
        assertThat(row.get(PR.PR_RECORD_KEY)).contains(world.disk.uid.toBinary());
        assertThat(row.get(PR.PR_MDB_PROVIDER)).contains(world.disk.uid.toBinary());
        assertThat(row.has(PR.PR_INSTANCE_KEY)).isTrue();
        assertThat(row.has(PR.PR_RESOURCE_FLAGS)).isTrue();
    }

    @Test
    @Clause("FOREIGN-02")
    void foreign02_aStoreThatHasNoEntryIdYetIsOpenedByItsSection() throws MapiException {
        EntryId before = storeId(session, "My store");
        session.openMsgStore(before).close();
        EntryId after = storeId(session, "My store");
        assertThat(after).isNotEqualTo(before);
        assertThat(StoreEntryId.parse(after).privateId().uid()).contains(world.disk.uid);
        session.openMsgStore(before);
    }

    @Test
    @Clause({"MST-02", "MSLOG-11", "MSLOG-12", "MSLOG-13"})
    void mst02_aTemporaryStoreIsNotListedUntilItIsKept() throws MapiException {
        IMAPISession one = world.logon("one");
        EntryId foreign = EntryId.compose(world.otherDisk.uid, Binary.of(new byte[] {0}));
        EntryId id = new StoreEntryId("other", foreign).wrap();
        one.openMsgStore(id, OpenMsgStoreFlag.MDB_TEMPORARY);
        assertThat(rows(one.getMsgStoresTable())).hasSize(1);
        world.other.open().support.modifyProfile(ModifyProfileFlag.MDB_TEMPORARY);
        assertThat(rows(one.getMsgStoresTable())).hasSize(1);
        world.other.open().support.modifyProfile();
        assertThat(rows(one.getMsgStoresTable())).hasSize(2);
        one.logoff();
        assertThat(rows(world.logon("one").getMsgStoresTable())).hasSize(2);
    }

    @Test
    @Clause({"MST-03", "MST-05"})
    void mst03_theDefaultStoreChangesInTableAndProfile() throws MapiException {
        IMAPITable table = session.getMsgStoresTable();
        List<Notification> seen = new ArrayList<>();
        table.advise(TABLE, seen::addAll);
        session.setDefaultStore(DefaultStoreFlag.MAPI_DEFAULT_STORE, storeId(session, "Other store"));
        world.deliver();
        assertThat(seen).hasSizeGreaterThanOrEqualTo(2);
        assertThat(rows(session.getMsgStoresTable()))
                .extracting(row -> row.get(PR.PR_DEFAULT_STORE).orElseThrow())
                .containsExactly(false, true);
        assertThat(rows(world.logon("all").getMsgStoresTable()))
                .extracting(row -> row.get(PR.PR_DEFAULT_STORE).orElseThrow())
                .containsExactly(false, true);
        session.setDefaultStore(DefaultStoreFlag.MAPI_DEFAULT_STORE, null);
        assertThat(rows(session.getMsgStoresTable()))
                .extracting(row -> row.get(PR.PR_DEFAULT_STORE).orElseThrow())
                .containsExactly(false, false);
    }

    @Test
    @Clause("MST-03")
    void mst03_aTemporarySimpleStoreIsForThisSessionOnly() throws MapiException {
        session.setDefaultStore(DefaultStoreFlag.MAPI_SIMPLE_STORE_TEMPORARY, storeId(session, "Other store"));
        assertThat(flags(session)).containsExactly(0, ResourceFlags.STATUS_SIMPLE_STORE);
        IMAPISession later = world.logon("all");
        assertThat(flags(later)).containsExactly(0, 0);
        session.setDefaultStore(DefaultStoreFlag.MAPI_SIMPLE_STORE_PERMANENT, storeId(session, "My store"));
        assertThat(flags(later)).containsExactly(ResourceFlags.STATUS_SIMPLE_STORE, 0);
    }

    @Test
    @Clause("MST-03")
    void mst03_aTemporarySimpleStoreHidesTheProfilesOwn() throws MapiException {
        session.setDefaultStore(DefaultStoreFlag.MAPI_SIMPLE_STORE_PERMANENT, storeId(session, "My store"));
        session.setDefaultStore(DefaultStoreFlag.MAPI_SIMPLE_STORE_TEMPORARY, storeId(session, "Other store"));
        assertThat(flags(session)).containsExactly(0, ResourceFlags.STATUS_SIMPLE_STORE);
        assertThat(flags(world.logon("all"))).containsExactly(ResourceFlags.STATUS_SIMPLE_STORE, 0);
    }

    private static List<Integer> flags(IMAPISession session) throws MapiException {
        return rows(session.getMsgStoresTable()).stream()
                .map(row -> row.get(PR.PR_RESOURCE_FLAGS).orElseThrow() & ResourceFlags.STATUS_SIMPLE_STORE)
                .toList();
    }

    @Test
    @Clause("MST-04")
    void mst04_aStoreThatCannotSendIsNoDefaultStore() throws MapiException {
        world.other.supportMask = 0x8 | 0x10;
        EntryId other = storeId(session, "Other store");
        assertCode(
                MapiCode.MAPI_E_NO_ACCESS, () -> session.setDefaultStore(DefaultStoreFlag.MAPI_DEFAULT_STORE, other));
        assertThat(rows(session.getMsgStoresTable()))
                .extracting(row -> row.get(PR.PR_DEFAULT_STORE).orElseThrow())
                .containsExactly(true, false);
    }

    @Test
    void theTablesFollowTheProfile() throws MapiException {
        IMAPITable table = session.getMsgStoresTable();
        IMsgServiceAdmin admin = session.adminServices();
        admin.createMsgService("OTHER", null);
        assertThat(table.getRowCount()).isEqualTo(3);
    }

    @Test
    @Clause("PSECT-05")
    void psect05_aProvidersSectionNeedsForceAccess() throws MapiException {
        openStore(session, "My store");
        MapiUid section = MapiUid.parse(
                rows(session.getMsgStoresTable()).get(0).get(PR.PR_INSTANCE_KEY).orElseThrow());
        assertCode(MapiCode.MAPI_E_NO_ACCESS, () -> session.openProfileSection(section));
        assertThat(session.openProfileSection(section, OpenSectionFlag.MAPI_FORCE_ACCESS)
                        .getProp(PR.PR_MDB_PROVIDER))
                .contains(world.disk.uid.toBinary());
    }
}
