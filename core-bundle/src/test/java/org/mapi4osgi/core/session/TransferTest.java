// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.openStore;
import static org.mapi4osgi.core.session.SessionWorld.storeId;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.provider.LoaderDriver;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.kit.fake.TransportScript;
import org.mapi4osgi.spi.EndMessageFlag;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.MessagePreprocessor;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.SubmitResult.Outcome;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.TransportNotifyFlag;
import org.mapi4osgi.spi.spooler.Preprocessor;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.tags.PR;

/** Messages in the hands of transports, and what an update of the transport does to them. */
@Timeout(60)
final class TransferTest {
    @TempDir
    Path folder = Path.of("");

    private final MessageReference reference = MessageReference.outbound();
    private final AtomicReference<IAttach> kept = new AtomicReference<>();
    private SessionWorld world;
    private TestSpooler spooler;
    private MapiUid section;
    private IXPLogon transport;
    private IMsgStore store;
    private IMessage message;

    /** What the transport kept of the message. */
    private IAttach kept() {
        return Objects.requireNonNull(kept.get(), "nothing was kept");
    }

    @BeforeEach
    void start() throws MapiException {
        start(new LoaderDriver());
    }

    private void start(LoaderDriver loader) throws MapiException {
        world = new SessionWorld(folder.resolve(String.valueOf(System.identityHashCode(loader))), loader);
        spooler = world.connect();
        IMAPISession session = world.logon("mail");
        openStore(session, "My store");
        store = spooler.connection.openStore(1, storeId(session, "My store"), Optional.empty());
        section = spooler.connection.transports(1).get(0).section();
        transport = spooler.connection.logonTransport(1, section, Set.of()).logon();
        Disk.Mail mail = world.disk.mail(world.disk.root, "hello");
        Disk.File file = new Disk.File();
        file.props = Props.of(PR.PR_ATTACH_NUM, 0).with(PR.PR_ATTACH_METHOD, 1);
        mail.files.putAll(Map.of(0, file));
        message = store.openEntry(mail.id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID);
    }

    private void submitAnd(SubmitResult result) throws MapiException {
        world.smtp.script().nextSubmit((logon, given, number, flags) -> {
            kept.set(given.openAttach(0));
            return result;
        });
        assertThat(transport.submitMessage(message, reference, Set.of()).outcome())
                .isEqualTo(result.outcome());
    }

    @Test
    @Clause("OUT-25")
    void out25_whatATransportOpenedEndsWithTheTransferAndTheMessageGoesBack() throws MapiException {
        submitAnd(SubmitResult.taken());
        assertThat(reference.get()).isEqualTo(101);
        assertThat(kept().getProp(PR.PR_ATTACH_NUM)).contains(0);
        world.smtp.script().nextEnd((logon, number) -> Set.of(EndMessageFlag.END_RESEND_LATER));
        assertThat(transport.endMessage(reference.get())).containsExactly(EndMessageFlag.END_RESEND_LATER);
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> kept().getProp(PR.PR_ATTACH_NUM));
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("hello");
        message.openAttach(0).close();
        assertThat(world.mail.lines("smtp")).endsWith("smtp submitMessage hello", "smtp endMessage 101");
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> transport.endMessage(reference.get()));
    }

    @Test
    @Clause({"OUT-20", "OUT-21"})
    void out21_whatIsNotTakenIsOverAtOnce() throws MapiException {
        submitAnd(SubmitResult.of(Outcome.MAPI_E_NOT_ME));
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> kept().getProp(PR.PR_ATTACH_NUM));
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("hello");

        world.smtp.script().nextSubmit((logon, given, number, flags) -> {
            kept.set(given.openAttach(0));
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "as the test wants it");
        });
        assertCode(MapiCode.MAPI_E_NETWORK_ERROR, () -> transport.submitMessage(message, reference, Set.of()));
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> kept().getProp(PR.PR_ATTACH_NUM));
        submitAnd(SubmitResult.taken());
        transport.endMessage(reference.get());
    }

    @Test
    void aReceivedMessageGoesBackToo() throws MapiException {
        world.smtp.script().nextStart((logon, given, number) -> {
            kept.set(given.openAttach(0));
            given.setProp(PR.PR_SUBJECT, "received");
        });
        MessageReference inbound = MessageReference.inbound();
        transport.startMessage(message, inbound);
        assertThat(inbound.get()).isEqualTo(101);
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("received");
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> kept().getProp(PR.PR_ATTACH_NUM));
    }

    @Test
    @Clause("OUT-34")
    void out34_aTransferCanBeCancelledWhileItRuns() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        world.smtp.script().before(TransportScript.Call.NOTIFY, logon -> cancelled.countDown());
        world.smtp.script().nextSubmit((logon, given, number, flags) -> {
            new Thread(() -> cancel(number.get())).start();
            awaitUninterruptibly(cancelled);
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "cancelled");
        });
        assertCode(MapiCode.MAPI_E_USER_CANCEL, () -> transport.submitMessage(message, reference, Set.of()));
        assertThat(world.mail.lines("smtp")).endsWith("smtp transportNotify [NOTIFY_CANCEL_MESSAGE] 101");
    }

    private void cancel(long number) {
        try {
            transport.transportNotify(Set.of(TransportNotifyFlag.NOTIFY_CANCEL_MESSAGE), number);
        } catch (MapiException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Clause("SHUT-13")
    void shut13_aTransportThatIsSendingIsLoggedOffAllTheSame() throws Exception {
        Duration patience = LoaderDriver.PATIENCE;
        start(new LoaderDriver(LoaderDriver.settings(patience, patience, patience, Duration.ofMillis(20), patience)));
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch loggedOff = new CountDownLatch(1);
        world.smtp.script().before(TransportScript.Call.LOGOFF, logon -> loggedOff.countDown());
        world.smtp.script().nextSubmit((logon, given, number, flags) -> {
            sending.countDown();
            awaitUninterruptibly(loggedOff);
            return SubmitResult.of(Outcome.MAPI_E_BUSY);
        });
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        new Thread(() -> submit(outcome)).start();
        assertThat(sending.await(30, TimeUnit.SECONDS)).isTrue();
        transport.transportLogoff();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo(Outcome.MAPI_E_BUSY);
        assertThat(world.mail.lines("smtp"))
                .endsWith("smtp logoff", "smtp logon released", "smtp shutdown 1", "smtp release 1");
    }

    private void submit(CompletableFuture<Outcome> outcome) {
        try {
            outcome.complete(
                    transport.submitMessage(message, reference, Set.of()).outcome());
        } catch (MapiException e) {
            outcome.completeExceptionally(e);
        }
    }

    @Test
    void aMessageOfNobodysIsRefused() throws MapiException {
        IMessage foreign = (IMessage) Proxy.newProxyInstance(
                IMessage.class.getClassLoader(), new Class<?>[] {IMessage.class}, (p, m, a) -> null);
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> transport.submitMessage(foreign, reference, Set.of()));
        message.close();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> transport.submitMessage(message, reference, Set.of()));
        assertThat(world.mail.lines("smtp submitMessage")).isEmpty();
    }

    /** The transport's bundle is updated. */
    private FakeTransportProvider update() throws InterruptedException {
        world.smtpBundle.unregister();
        spooler.await("TransportGone");
        FakeTransportProvider next = new FakeTransportProvider(world.mail, "smtp", "SMTP", SessionWorld.FAX_UID);
        next.asks(TransportLogonFlag.LOGON_SP_POLL);
        world.loader.start(ProviderKind.XP, "smtp", "bundle.a", next);
        spooler.await("TransportBack");
        return next;
    }

    @Test
    void anUpdatedTransportIsBackBehindTheSameHandle() throws Exception {
        update();
        assertThat(spooler.records.get(spooler.records.size() - 1))
                .isEqualTo(new ToSpooler.TransportBack(1, section, Set.of(TransportLogonFlag.LOGON_SP_POLL)));
        assertThat(transport.addressTypes().uids()).containsExactly(SessionWorld.FAX_UID);
        submitAndTake();
    }

    private void submitAndTake() throws MapiException {
        transport.submitMessage(message, reference, Set.of());
        transport.endMessage(reference.get());
    }

    @Test
    void aMessageThatAnEarlierRevisionTookIsNotNamedToTheNext() throws Exception {
        submitAnd(SubmitResult.taken());
        update();
        world.mail.clear();
        transport.transportNotify(Set.of(TransportNotifyFlag.NOTIFY_CANCEL_MESSAGE), reference.get());
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> transport.endMessage(reference.get()));
        assertThat(world.mail.lines()).isEmpty();
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("hello");
        submitAndTake();
    }

    @Test
    void aTransportThatEndsByItselfIsMissed() throws Exception {
        world.smtp.logon().support().release();
        spooler.await("TransportGone");
        world.loader.awaitIdle();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, transport::addressTypes);
    }

    @Test
    void theSpoolerIsNotToldOfWhatItEndsItself() throws Exception {
        transport.transportLogoff();
        world.loader.awaitIdle();
        assertThat(spooler.heard()).noneMatch(line -> line.startsWith("Transport"));
    }

    private final class Marking implements MessagePreprocessor {
        @Override
        public Result preprocessMessage(IMessage given, IMAPIFolder drafts, IAddrBook addressBook)
                throws MapiException {
            kept.set(given.openAttach(0));
            given.setProp(PR.PR_SUBJECT, "marked");
            IMessage further = drafts.createMessage();
            further.setProp(PR.PR_SUBJECT, "further");
            return new Result(List.of(further), List.of());
        }

        @Override
        public void removePreprocessInfo(IMessage given) throws MapiException {
            given.setProp(PR.PR_SUBJECT, "clean");
        }
    }

    @Test
    @Clause("PRE-01")
    void pre01_preprocessorsAreHandlesThatEndWithTheirRevision() throws Exception {
        world.smtp.logon().support().registerPreprocessor(null, "SMTP", new Marking());
        world.smtp.logon().support().registerPreprocessor(SessionWorld.FAX_UID, null, new Marking());
        List<Preprocessor> registered = spooler.connection.preprocessors(1, section);
        assertThat(registered).extracting(Preprocessor::addressType).containsExactly("SMTP", null);
        assertThat(registered).extracting(Preprocessor::uid).containsExactly(null, SessionWorld.FAX_UID);
        MessagePreprocessor first = registered.get(0).preprocessor();

        MessagePreprocessor.Result result =
                first.preprocessMessage(message, store.openRoot(), spooler.connection.openAddressBook(1));
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("marked");
        assertThat(result.messages()).hasSize(1);
        assertThat(result.messages().get(0).getProp(PR.PR_SUBJECT)).contains("further");
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> kept().getProp(PR.PR_ATTACH_NUM));
        first.removePreprocessInfo(message);
        assertThat(message.getProp(PR.PR_SUBJECT)).contains("clean");

        update();
        assertThat(spooler.connection.preprocessors(1, section)).isEmpty();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> first.removePreprocessInfo(message));
    }

    @Test
    void aPreprocessorThatGivesSomebodyElsesMessageIsRefused() throws MapiException {
        IMessage foreign = (IMessage) Proxy.newProxyInstance(
                IMessage.class.getClassLoader(), new Class<?>[] {IMessage.class}, (p, m, a) -> null);
        world.smtp
                .logon()
                .support()
                .registerPreprocessor(
                        null, null, (m, f, a) -> new MessagePreprocessor.Result(List.of(foreign), List.of()));
        MessagePreprocessor handle =
                spooler.connection.preprocessors(1, section).get(0).preprocessor();
        assertCode(
                MapiCode.MAPI_E_CALL_FAILED,
                () -> handle.preprocessMessage(message, store.openRoot(), spooler.connection.openAddressBook(1)));
    }
}
