// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.failure;
import static org.mapi4osgi.core.session.SessionWorld.openStore;
import static org.mapi4osgi.core.session.SessionWorld.storeId;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.core.provider.LoaderDriver;
import org.mapi4osgi.core.provider.ProviderSettings;
import org.mapi4osgi.core.provider.SpoolerWaits;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.ExpandRecipsFlag;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.MessagePreprocessor;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.ToRuntime.Reply;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.tags.PR;

/** What providers ask of the spooler by their support objects. */
@Timeout(60)
final class SpoolerCallsTest {
    private static final Duration LONG = LoaderDriver.PATIENCE;
    private static final Duration BRIEF = Duration.ofMillis(50);

    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private TestSpooler spooler;
    private IMAPISession session;
    private IMAPISupport store;
    private MapiUid section;

    @BeforeEach
    void start() throws MapiException {
        start(new LoaderDriver());
    }

    private void start(LoaderDriver loader) throws MapiException {
        world = new SessionWorld(folder.resolve(String.valueOf(System.identityHashCode(loader))), loader);
        spooler = world.connect();
        session = world.logon("mail");
        openStore(session, "My store");
        store = world.store.open().support;
        section = spooler.connection.transports(1).get(0).section();
    }

    /** A world in which the spooler is hardly waited for. */
    private void impatient() throws MapiException {
        start(new LoaderDriver(new ProviderSettings(
                LONG, LONG, LONG, LONG, LONG, new SpoolerWaits(BRIEF, BRIEF, BRIEF, BRIEF, BRIEF, BRIEF))));
    }

    private IXPLogon logon(int place) throws MapiException {
        MapiUid which = spooler.connection.transports(1).get(place).section();
        IXPLogon logon = spooler.connection.logonTransport(1, which, Set.of()).logon();
        logon.addressTypes();
        return logon;
    }

    private IMAPISupport transport() throws MapiException {
        logon(0);
        return world.smtp.logon().support();
    }

    private Notification.NewMail newMail() {
        return new Notification.NewMail(world.disk.root.id, world.disk.root.id, "IPM.Note", 0);
    }

    @Test
    @Clause("SUP-02")
    void sup02_eachKindHasItsFlags() throws MapiException {
        IMAPISupport smtp = transport();
        for (SpoolerNotifyFlag flag : EnumSet.complementOf(
                EnumSet.of(SpoolerNotifyFlag.NOTIFY_READYTOSEND, SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED))) {
            assertCode(MapiCode.MAPI_E_NO_SUPPORT, () -> store.spoolerNotify(null, flag));
        }
        assertCode(
                MapiCode.MAPI_E_NO_SUPPORT,
                () -> smtp.spoolerNotify(newMail(), SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED));
    }

    @ParameterizedTest
    @EnumSource(
            value = SpoolerNotifyFlag.class,
            names = {"NOTIFY_NEWMAIL", "NOTIFY_READYTOSEND", "NOTIFY_CRITSEC", "NOTIFY_NONCRIT", "NOTIFY_CONFIG_CHANGE"
            })
    @Clause({"OUT-39", "OUT-40", "IN-01"})
    void aTransportDoesNotWaitForTheSpooler(SpoolerNotifyFlag flag) throws Exception {
        IMAPISupport smtp = transport();
        spooler.answer(ToSpooler.Notify.class, asked -> null);
        smtp.spoolerNotify(null, flag);
        spooler.await("notify [" + flag + "]");
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> smtp.spoolerNotify(newMail(), flag));
    }

    @Test
    @Clause({"OUT-24", "OUT-38"})
    void theDataMustBeThoseOfTheFlags() throws Exception {
        IMAPISupport smtp = transport();
        Notification.Extended deferred = new Notification.Extended(0, world.disk.root.id.toBinary());
        Notification.Error error = new Notification.Error(null, MapiCode.MAPI_E_NETWORK_ERROR, null);
        smtp.spoolerNotify(deferred, SpoolerNotifyFlag.NOTIFY_SENTDEFERRED);
        smtp.spoolerNotify(error, SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR);
        spooler.await("notify [NOTIFY_SENTDEFERRED] fnevExtended");
        spooler.await("notify [NOTIFY_CRITICAL_ERROR] fnevCriticalError");
        assertThat(spooler.records)
                .filteredOn(r -> r instanceof ToSpooler.Notify)
                .allSatisfy(r -> assertThat(((ToSpooler.Notify) r).section()).isEqualTo(section));
        assertInvalid(() -> smtp.spoolerNotify(null));
        assertInvalid(() -> smtp.spoolerNotify(error, SpoolerNotifyFlag.NOTIFY_SENTDEFERRED));
        assertInvalid(() ->
                smtp.spoolerNotify(new Notification.Extended(0, Binary.EMPTY), SpoolerNotifyFlag.NOTIFY_SENTDEFERRED));
        assertInvalid(() -> smtp.spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR));
        assertInvalid(() -> smtp.spoolerNotify(
                error, SpoolerNotifyFlag.NOTIFY_SENTDEFERRED, SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR));
        assertInvalid(() -> store.spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED));
        assertInvalid(() -> store.spoolerNotify(newMail(), SpoolerNotifyFlag.NOTIFY_READYTOSEND));
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, call);
    }

    @Test
    @Clause("OUT-12")
    void out12_aStoreThatIsReadyWaitsUntilTransportsAre() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicReference<ToSpooler.Notify> request = new AtomicReference<>();
        spooler.answer(ToSpooler.Notify.class, notify -> {
            request.set(notify);
            asked.countDown();
            return null;
        });
        CompletableFuture<String> done = new CompletableFuture<>();
        new Thread(() -> ready(done)).start();
        assertThat(asked.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(done).isNotDone();
        logon(0);
        ToSpooler.Notify notify = Objects.requireNonNull(request.get());
        spooler.say(Reply.done(notify.request()));
        assertThat(done.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("ready");
        assertThat(notify.flags()).containsExactly(SpoolerNotifyFlag.NOTIFY_READYTOSEND);
        assertThat(notify.section()).isNotEqualTo(section);
    }

    private void ready(CompletableFuture<String> done) {
        try {
            store.spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_READYTOSEND);
            done.complete("ready");
        } catch (MapiException e) {
            done.completeExceptionally(e);
        }
    }

    @Test
    void aSpoolerThatDoesNotAnswerKeepsNoStoreFromSubmitting() throws MapiException {
        impatient();
        spooler.answer(ToSpooler.Notify.class, asked -> null);
        store.spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_READYTOSEND);
        IMessage message = mail(recipient("SMTP", "a@b.cc"));
        assertThat(store.expandRecips(message)).containsExactly(ExpandRecipsFlag.NEEDS_SPOOLER);
    }

    @Test
    @Clause("IN-12")
    void in12_newMailOfAStoreIsPassedOnUnlessItIsWithoutMail() throws Exception {
        store.spoolerNotify(newMail(), SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED);
        spooler.await("notify [NOTIFY_NEWMAIL_RECEIVED] fnevNewMail");
        IMAPISession other = world.logon("one");
        openStore(other, "My store", OpenMsgStoreFlag.MDB_NO_MAIL);
        world.store.open().support.spoolerNotify(newMail(), SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED);
        other.enumAdrTypes();
        assertThat(spooler.heard())
                .filteredOn(line -> line.startsWith("notify"))
                .hasSize(1);
    }

    @Test
    void theSpoolersOwnStoreAsksItNothing() throws MapiException {
        EntryId id = storeId(session, "My store");
        try (IMsgStore spoolers = spooler.connection.openStore(1, id, Optional.empty())) {
            assertThat(spoolers.getProp(PR.PR_DISPLAY_NAME)).contains("Disk store");
            IMAPISupport own = Objects.requireNonNull(world.store.spoolers).support;
            own.spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_READYTOSEND);
            assertThat(own.expandRecips(mail(recipient("SMTP", "a@b.cc"))))
                    .containsExactly(ExpandRecipsFlag.NEEDS_SPOOLER);
            assertThat(own.storeLogoffTransports(EnumSet.of(StoreLogoffFlag.LOGOFF_ORDERLY)))
                    .containsExactly(StoreLogoffFlag.LOGOFF_COMPLETE);
        }
        session.enumAdrTypes();
        assertThat(spooler.records).noneMatch(r -> r instanceof ToSpooler.Notify || r instanceof ToSpooler.StoreLogoff);
    }

    @Test
    @Clause("OUT-33")
    void out33_spoolerYieldTellsWhatTheSpoolerSaidLast() throws MapiException {
        IMAPISupport smtp = transport();
        assertThat(smtp.spoolerYield()).isEqualTo(MapiCode.S_OK);
        spooler.say(new ToRuntime.Yield(1, section, true));
        assertThat(smtp.spoolerYield()).isEqualTo(MapiCode.MAPI_W_CANCEL_MESSAGE);
        spooler.say(new ToRuntime.Yield(1, section, false));
        assertThat(smtp.spoolerYield()).isEqualTo(MapiCode.S_OK);
        spooler.say(new ToRuntime.Yield(1, MapiUid.random(), true));
        spooler.say(new ToRuntime.Yield(9, section, true));
        assertThat(smtp.spoolerYield()).isEqualTo(MapiCode.S_OK);
    }

    @Test
    void whatASpoolerCancelledIsNotCancelledForTheNextOne() throws MapiException {
        spooler.say(new ToRuntime.Yield(1, section, true));
        spooler.bundle.stop();
        spooler = world.connect();
        assertThat(transport().spoolerYield()).isEqualTo(MapiCode.S_OK);
    }

    private IMessage mail(Props... recipients) {
        Disk.Mail mail = world.disk.mail(world.disk.root, "mail");
        mail.props = mail.props.with(PR.PR_ENTRYID, mail.id.toBinary());
        mail.recipients = List.of(recipients);
        return world.store.open().new Message(mail, null);
    }

    private static Props recipient(String type, String address) {
        return Props.of(PR.PR_RECIPIENT_TYPE, 1)
                .with(PR.PR_DISPLAY_NAME, address)
                .with(PR.PR_ADDRTYPE, type)
                .with(PR.PR_EMAIL_ADDRESS, address);
    }

    @Test
    @Clause({"REP-01", "REP-02"})
    void rep01_reportsAreMadeBeforeStatusRecipsReturns() throws MapiException {
        IMAPISupport smtp = transport();
        IMessage message = mail();
        Props delivered = recipient("SMTP", "a@b.cc").with(PR.PR_DELIVER_TIME, Instant.EPOCH);
        Props failed =
                recipient("SMTP", "d@e.ff").with(PR.PR_NDR_REASON_CODE, 0).with(PR.PR_NDR_DIAG_CODE, 1);
        smtp.statusRecips(message, List.of(delivered, failed));
        EntryId id = message.getProps(PR.PR_ENTRYID).entryId(PR.PR_ENTRYID).orElseThrow();
        ToSpooler last = spooler.records.get(spooler.records.size() - 1);
        assertThat(last)
                .isEqualTo(new ToSpooler.StatusRecips(
                        ((ToSpooler.Request) last).request(), 1, section, id, List.of(delivered, failed)));
        assertInvalid(() -> smtp.statusRecips(message, List.of(recipient("SMTP", "a@b.cc"))));
        assertInvalid(() -> smtp.statusRecips(message, List.of(delivered.with(PR.PR_NDR_DIAG_CODE, 1))));
        IMessage unsaved = world.store.open().new Message(new Disk.Mail(world.disk.newId()), null);
        assertInvalid(() -> smtp.statusRecips(unsaved, List.of(delivered)));
    }

    @Test
    void aReportThatFailsIsTheTransportsToHear() throws MapiException {
        IMAPISupport smtp = transport();
        spooler.answer(
                ToSpooler.StatusRecips.class,
                asked -> Reply.failed(asked.request(), MapiCode.MAPI_E_DISK_ERROR.hresult(), "the disk is full"));
        Props delivered = recipient("SMTP", "a@b.cc").with(PR.PR_DELIVER_TIME, Instant.EPOCH);
        MapiException e = failure(() -> smtp.statusRecips(mail(), List.of(delivered)));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_DISK_ERROR);
        assertThat(e).hasMessageContaining("the disk is full");
    }

    @Test
    @Clause({"SHUT-06", "SHUT-08"})
    void shut06_theSpoolerTellsWhatIsUnderWay() throws MapiException {
        Set<StoreLogoffFlag> orderly = EnumSet.of(StoreLogoffFlag.LOGOFF_ORDERLY);
        assertThat(store.storeLogoffTransports(orderly)).containsExactly(StoreLogoffFlag.LOGOFF_COMPLETE);
        int bits = MapiFlag.bits(EnumSet.of(StoreLogoffFlag.LOGOFF_INBOUND, StoreLogoffFlag.LOGOFF_OUTBOUND));
        spooler.answer(
                ToSpooler.StoreLogoff.class, asked -> new Reply(asked.request(), Optional.empty(), List.of(), bits));
        assertThat(store.storeLogoffTransports(orderly))
                .containsExactlyInAnyOrder(StoreLogoffFlag.LOGOFF_INBOUND, StoreLogoffFlag.LOGOFF_OUTBOUND);
        spooler.bundle.stop();
        assertThat(store.storeLogoffTransports(orderly)).containsExactly(StoreLogoffFlag.LOGOFF_COMPLETE);
    }

    @Test
    @Clause("OUT-32")
    void out32_aCoupledStoreCompletesItsMessages() throws MapiException {
        store.completeMsg(world.disk.root.id);
        ToSpooler last = spooler.records.get(spooler.records.size() - 1);
        assertThat(((ToSpooler.CompleteMsg) last).message()).isEqualTo(world.disk.root.id);
    }

    @Test
    void aSpoolerThatDoesNotAnswerIsNamed() throws MapiException {
        impatient();
        spooler.answer(ToSpooler.CompleteMsg.class, asked -> null);
        MapiException e = failure(() -> store.completeMsg(world.disk.root.id));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_TIMEOUT);
        assertThat(e).hasMessageContaining("the spooler did not answer CompleteMsg within 50 ms");
    }

    private void register(IMAPISupport transport, @Nullable MapiUid uid, @Nullable String type) throws MapiException {
        transport.registerPreprocessor(uid, type, (m, f, a) -> MessagePreprocessor.Result.NONE);
    }

    @Test
    @Clause({"PRE-01", "OUT-13"})
    void pre01_onlyWhatTheTransportTakesIsPreprocessed() throws MapiException {
        register(transport(), null, "SMTP");
        register(world.smtp.logon().support(), null, "FAX");
        logon(1);
        assertThat(store.expandRecips(mail(recipient("SMTP", "a@b.cc"))))
                .containsExactlyInAnyOrder(ExpandRecipsFlag.NEEDS_SPOOLER, ExpandRecipsFlag.NEEDS_PREPROCESSING);
        assertThat(store.expandRecips(mail(recipient("FAX", "+1"), recipient("smtp", "a@b.cc"))))
                .containsExactly(ExpandRecipsFlag.NEEDS_SPOOLER);
        assertThat(store.expandRecips(mail(recipient("SMTP", "a@b.cc").with(PR.PR_RESPONSIBILITY, true))))
                .isEmpty();
    }

    @Test
    @Clause({"OUT-14", "OUT-16"})
    void out14_mapiUidsComeBeforeAddressTypes() throws MapiException {
        world.smtp.addressTypes(new AddressTypes(null, List.of()));
        transport();
        logon(1);
        register(world.fax.logon().support(), null, null);
        Props byUid = recipient("SMTP", "a@b.cc")
                .with(
                        PR.PR_ENTRYID,
                        EntryId.compose(SessionWorld.FAX_UID, Binary.of((byte) 1))
                                .toBinary());
        assertThat(store.expandRecips(mail(byUid))).contains(ExpandRecipsFlag.NEEDS_PREPROCESSING);
        assertThat(store.expandRecips(mail(recipient("FAX", "+1"))))
                .doesNotContain(ExpandRecipsFlag.NEEDS_PREPROCESSING);
    }

    @Test
    void whatATransportClaimsIsNotExpanded() throws MapiException {
        logon(1);
        Props list = recipient("MAPIPDL", "a list of the transport's own")
                .with(
                        PR.PR_ENTRYID,
                        EntryId.compose(SessionWorld.FAX_UID, Binary.of((byte) 1))
                                .toBinary());
        IMessage message = mail(list);
        assertThat(store.expandRecips(message)).containsExactly(ExpandRecipsFlag.NEEDS_SPOOLER);
        assertThat(((DiskStore.Open.Message) message).recipients()).containsExactly(list);
    }

    @Test
    void transportsAreMadeReadyForASubmitOnlyWhileSomeAreNot() throws Exception {
        IMessage message = mail(recipient("SMTP", "a@b.cc"));
        store.expandRecips(message);
        assertThat(spooler.heard()).contains("notify [NOTIFY_READYTOSEND]");
        logon(0);
        logon(1);
        int before = spooler.records.size();
        store.expandRecips(message);
        session.enumAdrTypes();
        assertThat(spooler.records).hasSize(before + 1);
    }
}
