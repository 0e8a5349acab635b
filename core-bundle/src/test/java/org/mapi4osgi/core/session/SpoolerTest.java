// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.failure;
import static org.mapi4osgi.core.session.SessionWorld.openStore;
import static org.mapi4osgi.core.session.SessionWorld.rows;
import static org.mapi4osgi.core.session.SessionWorld.storeId;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.profile.ResourceFlags;
import org.mapi4osgi.core.status.StatusCode;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.ToRuntime.Reply;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spi.spooler.Transport;
import org.mapi4osgi.tags.PR;

/** What a spooler hears of sessions and their stores, and what clients see of it. */
@Timeout(60)
final class SpoolerTest {
    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;

    @BeforeEach
    void start() throws MapiException {
        world = new SessionWorld(folder);
    }

    /** Records come in order: when this one is answered, all before it were heard. */
    /** What ends in the background would still write profiles. */
    @AfterEach
    void stop() {
        world.subsystem().stop();
    }

    private static void flushRecords(IMAPISession session) throws MapiException {
        assertThat(session.enumAdrTypes()).containsExactly("SMTP");
    }

    @Test
    @Clause({"MSLOG-06", "MSLOG-10"})
    void mslog06_aStoreIsHandedOverWithItsFirstOpenOnly() throws Exception {
        TestSpooler spooler = world.connect();
        IMAPISession session = world.logon("one");
        EntryId id = storeId(session, "My store");
        session.openMsgStore(id);
        session.openMsgStore(id);
        flushRecords(session);
        Optional<Binary> spoolSecurity = Optional.of(Binary.of(new byte[] {1, 2, 3}));
        spooler.awaitHeard("session 1 one", "store 1 " + id + " " + spoolSecurity, "AddressTypes");
    }

    @Test
    void aStoreIsHandedOverAgainWhenItIsOpenedAfterItsMailWasLoggedOff() throws Exception {
        TestSpooler spooler = world.connect();
        IMAPISession session = world.logon("one");
        EntryId id = storeId(session, "My store");
        String store = "store 1 " + id + " " + Optional.of(Binary.of(new byte[] {1, 2, 3}));
        IMsgStore first = session.openMsgStore(id);
        first.storeLogoff(EnumSet.of(StoreLogoffFlag.LOGOFF_QUIET));
        session.openMsgStore(id);
        session.openMsgStore(id);
        flushRecords(session);
        spooler.awaitHeard("session 1 one", store, "StoreLogoff", store, "AddressTypes");
        spooler.bundle.stop();
        TestSpooler late = world.connect();
        flushRecords(session);
        assertThat(late.records)
                .filteredOn(ToSpooler.StoreOpened.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aStoreWithoutASectionIsForgottenWithItsLastLogon() throws Exception {
        IMAPISession session = world.logon("one");
        EntryId store = EntryId.compose(world.otherDisk.uid, Binary.of((byte) 9));
        session.openMsgStore(new StoreEntryId("other", store).wrap()).close();
        TestSpooler late = world.connect();
        flushRecords(session);
        assertThat(late.records).noneMatch(ToSpooler.StoreOpened.class::isInstance);
    }

    @Test
    @Clause("MSLOG-08")
    void mslog08_aStoreThatIsOpenedWithoutMailIsNotHandedOver() throws Exception {
        TestSpooler spooler = world.connect();
        IMAPISession session = world.logon("one");
        openStore(session, "My store", OpenMsgStoreFlag.MDB_NO_MAIL);
        flushRecords(session);
        spooler.awaitHeard("session 1 one", "AddressTypes");
    }

    @Test
    void aStoreIsHandedOverWhenItIsOpenedWithMailAfterAll() throws Exception {
        TestSpooler spooler = world.connect();
        IMAPISession session = world.logon("one");
        EntryId id = storeId(session, "My store");
        session.openMsgStore(id, OpenMsgStoreFlag.MDB_NO_MAIL);
        session.openMsgStore(id);
        Optional<Binary> spoolSecurity = Optional.of(Binary.of(new byte[] {1, 2, 3}));
        spooler.awaitHeard("session 1 one", "store 1 " + id + " " + spoolSecurity);
    }

    @Test
    @Clause("LOGON-27")
    void logon27_aSessionWithoutMailIsNotHeardOf() throws Exception {
        TestSpooler spooler = world.connect();
        IMAPISession session = world.logon("one", LogonFlag.MAPI_NO_MAIL);
        openStore(session, "My store");
        assertThat(session.enumAdrTypes()).isEmpty();
        flushRecords(world.logon("one"));
        spooler.awaitHeard("session 2 one", "AddressTypes");
        assertCode(MapiCode.MAPI_E_END_OF_SESSION, () -> spooler.connection.transports(1));
    }

    @Test
    void aClientWithMailBringsItToASharedSessionWithoutIt() throws Exception {
        TestSpooler spooler = world.connect();
        IMAPISession without = world.client().mapiLogonEx("all", LogonFlag.MAPI_ALLOW_OTHERS, LogonFlag.MAPI_NO_MAIL);
        openStore(without, "My store");
        IMAPISession with = world.client().mapiLogonEx(UiParam.NONE, null, null);
        EntryId other = storeId(with, "Other store");
        with.openMsgStore(other);
        String store = "store 1 " + other + " " + Optional.of(Binary.of(new byte[] {1, 2, 3}));
        spooler.awaitHeard("session 1 all", store);
        with.logoff();
        spooler.awaitHeard("session 1 all", store);
        without.logoff();
        spooler.awaitHeard("session 1 all", store, "close 1");
    }

    @Test
    void aSpoolerThatConnectsLateHearsWhatIsOpen() throws Exception {
        IMAPISession session = world.logon("one");
        EntryId id = storeId(session, "My store");
        session.openMsgStore(id);
        world.logon("one", LogonFlag.MAPI_NO_MAIL);
        world.logon("one").logoff();
        TestSpooler spooler = world.connect();
        flushRecords(session);
        spooler.awaitHeard(
                "session 1 one", "store 1 " + id + " " + Optional.of(Binary.of(new byte[] {1, 2, 3})), "AddressTypes");
    }

    @Test
    void thereIsOneSpoolerAtATime() throws MapiException {
        TestSpooler first = world.connect();
        assertThat(failure(world::connect)).hasMessageContaining("the spooler of spooler is connected");
        assertCode(MapiCode.MAPI_E_BUSY, world::connect);
        first.bundle.stop();
        world.connect();
    }

    @Test
    @Clause("LOGON-24")
    void logon24_mailIsDownloadedBeforeTheLogonReturns() throws Exception {
        TestSpooler spooler = world.connect();
        world.logon("one").logoff();
        spooler.awaitHeard("session 1 one", "close 1");
        world.logon("one", LogonFlag.MAPI_FORCE_DOWNLOAD);
        spooler.awaitHeard("session 1 one", "close 1", "session 2 one", "flush 2 [FLUSH_DOWNLOAD]");
        world.logon("one", LogonFlag.MAPI_FORCE_DOWNLOAD, LogonFlag.MAPI_NO_MAIL);
        flushRecords(world.logon("one"));
        assertThat(spooler.heard()).filteredOn(line -> line.startsWith("flush")).hasSize(1);
    }

    private static Props spoolerRow(IMAPISession session) throws MapiException {
        return rows(session.getStatusTable()).stream()
                .filter(row -> row.get(PR.PR_RESOURCE_TYPE).orElse(0) == StatusCode.MAPI_SPOOLER)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Clause("LOGON-29")
    void logon29_theSpoolersRowTellsWhetherItIsThere() throws Exception {
        IMAPISession session = world.logon("one");
        IMAPISession without = world.logon("one", LogonFlag.MAPI_NO_MAIL);
        assertThat(spoolerRow(session).get(PR.PR_STATUS_CODE)).contains(StatusCode.STATUS_FAILURE);
        TestSpooler spooler = world.connect();
        assertThat(spoolerRow(session).get(PR.PR_STATUS_CODE)).contains(StatusCode.STATUS_AVAILABLE);
        assertThat(spoolerRow(world.logon("one")).get(PR.PR_STATUS_CODE)).contains(StatusCode.STATUS_AVAILABLE);
        assertThat(spoolerRow(without).get(PR.PR_STATUS_CODE)).contains(StatusCode.STATUS_FAILURE);
        spooler.say(new ToRuntime.StatusRow(1, 0x10001, "sending"));
        assertThat(spoolerRow(session).get(PR.PR_STATUS_STRING)).contains("sending");
        assertThat(spoolerRow(session).get(PR.PR_STATUS_CODE)).contains(0x10001);
        spooler.connection.close();
        assertThat(spoolerRow(session).get(PR.PR_STATUS_CODE)).contains(StatusCode.STATUS_FAILURE);
    }

    @Test
    void whoHasTheStatusTableOpenIsToldThatTheSpoolerCame() throws MapiException {
        IMAPISession session = world.logon("one");
        List<Notification.TableEvent> events = new ArrayList<>();
        try (IMAPITable status = session.getStatusTable()) {
            status.advise(
                    Set.of(EventType.fnevTableModified),
                    told -> told.forEach(event -> events.add(((Notification.Table) event).tableEvent())));
            world.connect();
            world.deliver();
        }
        assertThat(events).containsExactly(Notification.TableEvent.TABLE_ROW_MODIFIED);
    }

    @Test
    void whatTheSpoolerDoesNotAnswerFailsInTime() throws Exception {
        TestSpooler spooler = world.connect();
        IMAPISession session = world.logon("one");
        spooler.answer(ToSpooler.AddressTypes.class, asked -> Reply.failed(asked.request(), -1, "no idea"));
        assertThat(failure(session::enumAdrTypes)).hasMessageContaining("no idea");
        spooler.answer(ToSpooler.AddressTypes.class, asked -> {
            new Thread(spooler.connection::close).start();
            return null;
        });
        assertThat(failure(session::enumAdrTypes)).hasMessageContaining("was stopped before it answered EnumAdrTypes");
        assertThat(session.enumAdrTypes()).isEmpty();
    }

    @Test
    void whoTellsASpoolerThatHangsIsRefusedAtSomeTimeAndNeverMadeToWait() throws Exception {
        TestSpooler spooler = world.connect();
        IMAPISession session = world.logon("one");
        CountDownLatch goOn = new CountDownLatch(1);
        spooler.answer(ToSpooler.Validate.class, asked -> {
            awaitUninterruptibly(goOn);
            return Reply.done(asked.request());
        });
        // Nobody waits for the answer.
        world.spooler.tell(n -> new ToSpooler.Validate(n, 1, Set.of()));
        spooler.await("Validate");
        MapiException refused = null;
        for (int i = 0; refused == null && i < 100_000; i++) {
            try {
                world.spooler.tell(n -> new ToSpooler.Notify(n, 1, MapiUid.random(), null, Set.of()));
            } catch (MapiException e) {
                refused = e;
            }
        }
        assertThat(refused).hasMessageContaining("restart that bundle").hasMessageContaining("Notify is refused");
        assertCode(MapiCode.MAPI_E_BUSY, session::enumAdrTypes);
        world.spooler.tell(new ToSpooler.TransportsChanged(1));
        goOn.countDown();
        spooler.await("TransportsChanged");
        assertThat(session.enumAdrTypes()).containsExactly("SMTP");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sessionsEndAtTheSameTimeWhenTheRuntimeStops() throws MapiException {
        TestSpooler spooler = world.connect();
        world.logon("mail");
        world.logon("one");
        List<Integer> waiting = new ArrayList<>();
        List<Integer> openWhenTheSecondWasTold = new ArrayList<>();
        spooler.answer(ToSpooler.CloseSession.class, asked -> {
            if (waiting.isEmpty()) {
                waiting.add(asked.request());
                return null;
            }
            openWhenTheSecondWasTold.add(world.subsystem().sessions().size());
            spooler.say(Reply.done(waiting.get(0)));
            return Reply.done(asked.request());
        });
        world.subsystem().stop();
        assertThat(openWhenTheSecondWasTold).containsExactly(2);
        assertThat(world.subsystem().sessions()).isEmpty();
    }

    @Test
    @Clause("SHUT-09")
    void shut09_aStoreThatAnotherSessionOfTheProfileHasOpenGoesOn() throws Exception {
        TestSpooler spooler = world.connect();
        IMAPISession session = world.logon("one");
        IMAPISession other = world.logon("one");
        IMAPISession elsewhere = world.logon("all");
        openStore(elsewhere, "My store");
        openStore(other, "My store");
        IMsgStore store = openStore(session, "My store");
        spooler.answer(
                ToSpooler.StoreLogoff.class,
                asked -> new Reply(
                        asked.request(),
                        Optional.empty(),
                        List.of(),
                        MapiFlag.bits(EnumSet.of(StoreLogoffFlag.LOGOFF_OUTBOUND))));
        assertThat(store.storeLogoff(EnumSet.of(StoreLogoffFlag.LOGOFF_ABORT)))
                .containsExactly(StoreLogoffFlag.LOGOFF_COMPLETE);
        other.logoff();
        assertThat(store.storeLogoff(EnumSet.of(StoreLogoffFlag.LOGOFF_ABORT)))
                .containsExactly(StoreLogoffFlag.LOGOFF_OUTBOUND);
    }

    @Test
    @Clause("LOGON-30")
    void logon30_whoJoinsWithMailHasItAndWhoOpenedWithoutHasNot() throws Exception {
        TestSpooler spooler = world.connect();
        IMAPISession without = world.client().mapiLogonEx("mail", LogonFlag.MAPI_NO_MAIL, LogonFlag.MAPI_ALLOW_OTHERS);
        openStore(without, "My store");
        assertThat(spooler.heard()).isEmpty();
        IMAPISession with = world.client().mapiLogonEx(UiParam.NONE, null, null);
        openStore(with, "My store");
        spooler.await("session 1 mail");
        flushRecords(with);
        assertThat(spooler.records)
                .filteredOn(ToSpooler.StoreOpened.class::isInstance)
                .hasSize(1);
        for (Transport transport : spooler.connection.transports(1)) {
            spooler.connection.logonTransport(1, transport.section(), Set.of());
        }
        world.smtp.logon().support().modifyStatusRow(Props.of(PR.PR_DISPLAY_NAME, "Mail"));
        assertThat(transportRows(with)).isEqualTo(1);
        assertThat(transportRows(without)).isZero();
        assertThat(spoolerStatus(without) & StatusCode.STATUS_FAILURE).isNotZero();
    }

    @Test
    @Clause("LOGON-31")
    void logon31_whoJoinsWithoutMailChangesNoStatusOfTheOthers() throws Exception {
        world.connect();
        IMAPISession first = world.client().mapiLogonEx("mail", LogonFlag.MAPI_ALLOW_OTHERS);
        flushRecords(first);
        List<Notification> seen = new ArrayList<>();
        try (IMAPITable status = first.getStatusTable()) {
            status.advise(EnumSet.of(EventType.fnevTableModified), seen::addAll);
            IMAPISession second = world.client().mapiLogonEx(UiParam.NONE, null, null, LogonFlag.MAPI_NO_MAIL);
            assertThat(second.profileName()).isEqualTo("mail");
            openStore(second, "My store");
            second.logoff();
            world.deliver();
        }
        assertThat(seen).isEmpty();
    }

    private static long transportRows(IMAPISession session) throws MapiException {
        return rows(session.getStatusTable()).stream()
                .filter(row -> row.get(PR.PR_RESOURCE_TYPE).orElseThrow() == ResourceFlags.MAPI_TRANSPORT_PROVIDER)
                .count();
    }

    private static int spoolerStatus(IMAPISession session) throws MapiException {
        return rows(session.getStatusTable()).stream()
                .filter(row -> row.get(PR.PR_RESOURCE_TYPE).orElseThrow() == StatusCode.MAPI_SPOOLER)
                .map(row -> row.get(PR.PR_STATUS_CODE).orElseThrow())
                .findFirst()
                .orElseThrow();
    }
}
