// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mapi4osgi.core.logon.LogonWorld.OTHER_SERVICE;
import static org.mapi4osgi.core.logon.LogonWorld.SERVICE;
import static org.mapi4osgi.core.logon.LogonWorld.STORE_UID;
import static org.mapi4osgi.core.logon.LogonWorld.wrapped;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.provider.LoaderDriver;
import org.mapi4osgi.core.provider.LoaderDriver.Module;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeStoreProvider;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.kit.fake.TransportScript;
import org.mapi4osgi.spi.MessagePreprocessor;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.TransportLogonRequest;

/** Logging on to transports, and what their bundles and their own mistakes do to them. */
@Timeout(60)
final class TransportLogonTest {
    private static final Duration LONG = LoaderDriver.PATIENCE;
    private static final Duration BRIEF = Duration.ofMillis(50);

    private LogonWorld world = new LogonWorld();
    private FakeTransportProvider smtp = new FakeTransportProvider(world.log, "smtp", "SMTP");
    private MapiUid section = world.addTransport(SERVICE, "smtp");
    private Module module = arrive(smtp);

    private Module arrive(FakeTransportProvider provider) {
        return world.driver.start(ProviderKind.XP, "smtp", "bundle.smtp", provider);
    }

    /** The same world with other deadlines. */
    private void settings(Duration logon, Duration logoff, Duration drain) {
        world = new LogonWorld(new LoaderDriver(LoaderDriver.settings(LONG, logon, logoff, drain, LONG)));
        smtp = new FakeTransportProvider(world.log, "smtp", "SMTP");
        section = world.addTransport(SERVICE, "smtp");
        module = arrive(smtp);
    }

    private HostedTransport logon(TransportLogonFlag... flags) throws MapiException {
        return world.table.transports().logon(section, Set.of(flags));
    }

    private static MapiCode codeOf(ThrowingCallable call) {
        return catchThrowableOfType(MapiException.class, call).code();
    }

    private TransportLogonRequest request() {
        return Objects.requireNonNull(smtp.lastRequest());
    }

    private void awaitLine(String line) throws InterruptedException {
        assertThat(world.log.await(lines -> lines.contains(line), LONG.toMillis()))
                .as("%s in %s", line, world.log.lines())
                .isTrue();
    }

    @Test
    @Clause({"PLOG-01", "PLOG-19", "XPLOG-02"})
    void xplog02_theSpoolersFlagsReachTheTransportAndItsAnswerComesBack() throws MapiException {
        smtp.asks(TransportLogonFlag.LOGON_SP_IDLE, TransportLogonFlag.LOGON_SP_POLL);
        HostedTransport logon = logon(
                TransportLogonFlag.LOGON_NO_DIALOG,
                TransportLogonFlag.LOGON_NO_INBOUND,
                TransportLogonFlag.LOGON_NO_OUTBOUND);
        assertThat(request().flags())
                .containsExactlyInAnyOrder(
                        TransportLogonFlag.LOGON_NO_DIALOG,
                        TransportLogonFlag.LOGON_NO_INBOUND,
                        TransportLogonFlag.LOGON_NO_OUTBOUND);
        assertThat(request().uiParam().value()).isEqualTo(77);
        assertThat(request().profileName()).isEqualTo("profile");
        assertThat(logon.wanted())
                .containsExactlyInAnyOrder(TransportLogonFlag.LOGON_SP_IDLE, TransportLogonFlag.LOGON_SP_POLL);
        assertThat(logon.state()).isEqualTo(LogonState.ATTACHED);
        assertThat(world.table.transports().find(section)).isSameAs(logon);
        assertThat(world.log.lines("smtp")).containsExactly("smtp init", "smtp logon 1");
    }

    @Test
    @Clause("PLOG-03")
    void plog03_aTransportThatDoesNotAddRefIsUnloaded() {
        smtp.next(FakeTransportProvider.Provider::logonWithoutAddRef);
        assertThat(codeOf(this::logon)).isEqualTo(MapiCode.MAPI_E_FAILONEPROVIDER);
        assertThat(world.log.lines("smtp"))
                .containsExactly(
                        "smtp init",
                        "smtp logon 1",
                        "smtp logoff",
                        "smtp logon released",
                        "smtp shutdown 1",
                        "smtp release 1");
        assertThat(world.table.transports().loggedOn()).isEmpty();
        assertThat(module.uses()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"MAPI_E_FAILONEPROVIDER", "MAPI_E_OFFLINE"})
    @Clause({"PLOG-06", "PLOG-07"})
    void plog06_whatIsNotPossibleNowIsTriedAgain(MapiCode code) throws MapiException {
        smtp.failNext(code);
        assertThat(codeOf(this::logon)).isEqualTo(code);
        assertThat(module.uses()).isZero();
        assertThat(logon().state()).isEqualTo(LogonState.ATTACHED);
    }

    @Test
    @Clause({"PLOG-08", "PLOG-14"})
    void plog08_anotherErrorDisablesTheServiceAndNoOther() throws MapiException {
        world.addStore(SERVICE, "store", wrapped("store", 1));
        world.driver.start(ProviderKind.MS, "store", "bundle.store", new FakeStoreProvider(world.log, STORE_UID));
        StoreLogon store = world.open("store", 1);
        MapiUid other = world.addTransport(OTHER_SERVICE, "fax");
        world.driver.start(ProviderKind.XP, "fax", "bundle.fax", new FakeTransportProvider(world.log, "fax", "FAX"));
        smtp.failNext(MapiCode.MAPI_E_LOGON_FAILED);
        assertThat(codeOf(this::logon)).isEqualTo(MapiCode.MAPI_E_LOGON_FAILED);
        assertThat(codeOf(this::logon)).isEqualTo(MapiCode.MAPI_E_LOGON_FAILED);
        assertThat(world.log.lines("smtp logon")).containsExactly("smtp logon 1");
        assertThat(store.state()).isEqualTo(LogonState.DEAD);
        assertThat(world.table.transports().logon(other, Set.of()).state()).isEqualTo(LogonState.ATTACHED);
    }

    @Test
    @Clause({"PLOG-10", "PLOG-11"})
    void plog10_anUnconfiguredTransportIsConfiguredAndTriedOnceMore() throws MapiException {
        smtp.failNext(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(logon().state()).isEqualTo(LogonState.ATTACHED);
        assertThat(world.log.lines("configure")).hasSize(1);

        smtp.failNext(MapiCode.MAPI_E_UNCONFIGURED);
        smtp.failNext(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(codeOf(this::logon)).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(codeOf(this::logon)).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(world.log.lines("configure")).hasSize(2);
    }

    @Test
    void aTransportThatTheProfileDoesNotHaveIsNotFound() {
        assertThat(codeOf(() -> world.table.transports().logon(MapiUid.random(), Set.of())))
                .isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
    }

    @Test
    void whoLogsOnAgainLogsOffFirst() throws MapiException {
        HostedTransport first = logon();
        HostedTransport second = logon();
        assertThat(first.state()).isEqualTo(LogonState.DEAD);
        assertThat(second.state()).isEqualTo(LogonState.ATTACHED);
        assertThat(world.log.lines("smtp"))
                .containsSubsequence("smtp logon 1", "smtp logoff", "smtp shutdown 1", "smtp logon 2");
        assertThat(world.table.transports().loggedOn()).containsExactly(second);
    }

    @Test
    @Clause("INIT-05")
    void init05_twoSectionsOfOneTransportShareItsProviderObject() throws MapiException {
        MapiUid other = world.addTransport(SERVICE, "smtp");
        HostedTransport first = logon();
        HostedTransport second = world.table.transports().logon(other, Set.of());
        assertThat(world.log.lines("smtp")).containsExactly("smtp init", "smtp logon 1", "smtp logon 1");
        world.table.transports().logoff(first);
        assertThat(second.state()).isEqualTo(LogonState.ATTACHED);
        assertThat(world.log.lines("smtp shutdown")).isEmpty();
        world.table.transports().logoff(second);
        assertThat(world.log.lines("smtp")).endsWith("smtp shutdown 1", "smtp release 1");
    }

    @Test
    void transportsEndBeforeStores() throws MapiException {
        logon();
        world.addStore(OTHER_SERVICE, "store", wrapped("store", 1));
        world.driver.start(ProviderKind.MS, "store", "bundle.store", new FakeStoreProvider(world.log, STORE_UID));
        world.open("store", 1);
        world.table.logoff();
        assertThat(world.log.lines()).containsSubsequence("smtp logoff", "smtp release 1", "logoff", "release 1");
        assertThat(codeOf(this::logon)).isEqualTo(MapiCode.MAPI_E_END_OF_SESSION);
    }

    @Test
    void aTransportThatHangsInItsLogonIsLeftBehind() throws Exception {
        settings(BRIEF, LONG, LONG);
        CountDownLatch released = new CountDownLatch(1);
        smtp.next((p, request) -> {
            awaitUninterruptibly(released);
            return p.logonWell(request);
        });
        assertThat(codeOf(this::logon)).isEqualTo(MapiCode.MAPI_E_TIMEOUT);
        assertThat(world.table.transports().loggedOn()).isEmpty();
        released.countDown();
        awaitLine("smtp logoff");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTransportThatHangsInItsLogoffHoldsNobodyUp() throws Exception {
        settings(LONG, BRIEF, LONG);
        CountDownLatch released = new CountDownLatch(1);
        smtp.script().before(TransportScript.Call.LOGOFF, logon -> awaitUninterruptibly(released));
        HostedTransport logon = logon();
        SupportObject support = Objects.requireNonNull(logon.support());
        world.table.transports().logoff(logon);
        assertThat(logon.state()).isEqualTo(LogonState.DEAD);
        assertThatThrownBy(support::spoolerYield).isInstanceOf(MapiException.class);
        assertThat(world.driver.steps()).contains(Step.MISBEHAVED);
        assertThat(module.uses()).isZero();
        released.countDown();
        world.driver.awaitIdle();
    }

    @Test
    void aTransportThatFailsInItsLogoffIsUnloadedAllTheSame() throws MapiException {
        smtp.script().fail(TransportScript.Call.LOGOFF, MapiCode.MAPI_E_NETWORK_ERROR);
        world.table.transports().logoff(logon());
        assertThat(world.log.lines("smtp")).endsWith("smtp logon released", "smtp shutdown 1", "smtp release 1");
    }

    @Test
    void aReplacementIsLoggedOnWithItsDirectionsOff() throws Exception {
        HostedTransport logon = logon();
        logon.register(Objects.requireNonNull(logon.support()), null, "SMTP", preprocessor());
        module.unregister();
        assertThat(logon.state()).isEqualTo(LogonState.DETACHED);
        assertThat(logon.preprocessings()).isEmpty();
        world.log.clear();
        smtp = new FakeTransportProvider(world.log, "smtp", "SMTP");
        smtp.asks(TransportLogonFlag.LOGON_SP_POLL);
        arrive(smtp);
        awaitLine("attached " + logon.ordinal());
        assertThat(logon.state()).isEqualTo(LogonState.ATTACHED);
        assertThat(logon.wanted()).containsExactly(TransportLogonFlag.LOGON_SP_POLL);
        assertThat(request().flags())
                .containsExactlyInAnyOrder(
                        TransportLogonFlag.LOGON_NO_DIALOG,
                        TransportLogonFlag.LOGON_NO_INBOUND,
                        TransportLogonFlag.LOGON_NO_OUTBOUND);
    }

    private static MessagePreprocessor preprocessor() {
        return (message, folder, addressBook) -> MessagePreprocessor.Result.NONE;
    }

    @Test
    void aReplacementThatCannotLogOnDisablesNothing() throws Exception {
        HostedTransport logon = logon();
        module.unregister();
        world.log.clear();
        smtp = new FakeTransportProvider(world.log, "smtp", "SMTP");
        smtp.failNext(MapiCode.MAPI_E_LOGON_FAILED);
        Module broken = arrive(smtp);
        awaitLine("smtp logon 1");
        world.driver.awaitIdle();
        assertThat(logon.state()).isEqualTo(LogonState.DETACHED);
        broken.unregister();
        world.log.clear();
        arrive(new FakeTransportProvider(world.log, "smtp", "SMTP"));
        awaitLine("attached " + logon.ordinal());
        assertThat(logon.state()).isEqualTo(LogonState.ATTACHED);
    }

    @Test
    void aTransportThatLetsGoOfItsSupportObjectEnds() throws Exception {
        HostedTransport logon = logon();
        smtp.logon().support().release();
        awaitLine("died " + logon.ordinal());
        world.driver.awaitIdle();
        assertThat(logon.state()).isEqualTo(LogonState.DEAD);
        assertThat(logon.isDismissed()).isFalse();
        assertThat(world.table.transports().loggedOn()).isEmpty();
    }

    @Test
    void nothingOfARevisionThatLeftIsKept() throws Exception {
        List<WeakReference<Object>> old = new ArrayList<>();
        HostedTransport logon = logonAndWatch(old);
        module.unregister();
        world.log.clear();
        smtp = new FakeTransportProvider(world.log, "smtp", "SMTP");
        module = arrive(smtp);
        awaitLine("attached " + logon.ordinal());
        for (int i = 0; i < 100 && old.stream().anyMatch(r -> r.get() != null); i++) {
            System.gc();
        }
        assertThat(old).hasSize(4).allMatch(r -> r.get() == null);
    }

    private HostedTransport logonAndWatch(List<WeakReference<Object>> old) throws MapiException {
        smtp.next((p, request) -> {
            old.add(new WeakReference<>(p));
            return p.logonWell(request);
        });
        HostedTransport logon = logon();
        MessagePreprocessor preprocessor = new Nothing();
        logon.register(Objects.requireNonNull(logon.support()), null, null, preprocessor);
        old.add(new WeakReference<>(preprocessor));
        old.add(new WeakReference<>(logon.object()));
        old.add(new WeakReference<>(smtp));
        return logon;
    }

    /** An object of its own, which a lambda without variables would not be. */
    private static final class Nothing implements MessagePreprocessor {
        @Override
        public Result preprocessMessage(IMessage message, IMAPIFolder folder, IAddrBook addressBook) {
            return Result.NONE;
        }
    }

    @Test
    void aSupportObjectWhoseTimeIsOverRegistersNothing() throws MapiException {
        HostedTransport logon = logon();
        SupportObject support = Objects.requireNonNull(logon.support());
        module.unregister();
        assertThat(codeOf(() -> logon.register(support, null, null, preprocessor())))
                .isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
    }
}
