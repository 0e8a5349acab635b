// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.core.logon.LogonWorld.SERVICE;
import static org.mapi4osgi.core.logon.LogonWorld.STORE_UID;
import static org.mapi4osgi.core.logon.LogonWorld.privateId;
import static org.mapi4osgi.core.logon.LogonWorld.wrapped;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.admin.ProviderState;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.provider.LoaderDriver;
import org.mapi4osgi.core.provider.LoaderDriver.Module;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.kit.fake.FakeStoreProvider;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.StoreLogonRequest;

/** A provider's bundle leaves under open logons, and another revision arrives. */
@Timeout(60)
final class SwapTest {
    private static final String DLL = "store";
    private static final String BUNDLE = "bundle." + DLL;
    private static final Duration LONG = LoaderDriver.PATIENCE;

    private LogonWorld world = new LogonWorld();
    private FakeStoreProvider provider = new FakeStoreProvider(world.log, STORE_UID);
    private Module module = install();

    private Module install() {
        world.addStore(SERVICE, DLL, wrapped(DLL, 1));
        return world.driver.start(ProviderKind.MS, DLL, BUNDLE, provider);
    }

    /** The same world with other deadlines. */
    private void settings(Duration logon, Duration logoff, Duration drain, Duration grace) {
        world = new LogonWorld(new LoaderDriver(LoaderDriver.settings(LONG, logon, logoff, drain, grace)));
        provider = new FakeStoreProvider(world.log, STORE_UID);
        module = install();
    }

    private Module arrive() {
        return arrive(new FakeStoreProvider(world.log, STORE_UID));
    }

    private Module arrive(FakeStoreProvider next) {
        return world.driver.start(ProviderKind.MS, DLL, BUNDLE, next);
    }

    private void awaitLine(String line) throws InterruptedException {
        assertThat(world.log.await(lines -> lines.contains(line), LONG.toMillis()))
                .as("%s in %s", line, world.log.lines())
                .isTrue();
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    private final class Noting implements Attachment {
        @Override
        public void leaving() {
            world.log.add("leaving");
        }

        @Override
        public void detach() {
            world.log.add("detach");
        }
    }

    @Test
    void leavingHasItsOrder() throws MapiException {
        StoreLogon logon = world.open(DLL, 1);
        logon.attach(new Noting(), logon.epoch());
        world.log.clear();

        module.unregister();

        assertThat(world.log.lines())
                .containsExactly(
                        "leaving",
                        "detach",
                        "logoff",
                        "logon released",
                        "port revoked",
                        "shutdown 1",
                        "release 1",
                        "detached " + logon.ordinal());
        assertThat(module.uses()).isZero();
        assertThat(module.isDropped()).isTrue();
        assertThat(logon.state()).isEqualTo(LogonState.DETACHED);
        assertThat(logon.object()).isNull();
        assertThat(logon.store()).isNull();
        assertThat(world.driver.steps()).endsWith(Step.LEAVING, Step.LOGGED_OFF, Step.SHUT_DOWN, Step.UNLOADED);
    }

    @Test
    void aBareEntryIdWaitsInsteadOfFailing() throws MapiException {
        StoreLogon logon = world.open(DLL, 1);
        module.unregister();
        assertThat(world.router.route(privateId(1))).isSameAs(logon);
    }

    @Test
    void theReplacementIsLoggedOnEagerlyWithTheSameInput() throws Exception {
        StoreLogon logon = world.open(DLL, 1, OpenMsgStoreFlag.MDB_WRITE);
        SupportObject first = logon.support();
        module.unregister();
        FakeStoreProvider next = new FakeStoreProvider(world.log, STORE_UID);
        AtomicReference<StoreLogonRequest> request = new AtomicReference<>();
        next.next((p, r) -> {
            request.set(r);
            return p.logonWell(r);
        });
        world.log.clear();
        arrive(next);
        awaitLine("attached " + logon.ordinal());

        StoreLogonRequest again = Objects.requireNonNull(request.get());
        assertThat(again.entryId()).isEqualTo(privateId(1));
        assertThat(again.flags()).containsExactlyInAnyOrder(OpenMsgStoreFlag.MDB_WRITE, OpenMsgStoreFlag.MDB_NO_DIALOG);
        assertThat(again.support()).isNotSameAs(first);
        assertThat(logon.epoch()).isEqualTo(2);
        assertThat(logon.state()).isEqualTo(LogonState.ATTACHED);
        assertThat(world.router.route(privateId(1))).isSameAs(logon);
        assertThat(world.table.logons()).containsExactly(logon);
    }

    @Test
    void callsWaitForTheReplacement() throws Exception {
        StoreLogon logon = world.open(DLL, 1);
        module.unregister();
        CompletableFuture<Integer> epoch = new CompletableFuture<>();
        Thread client = new Thread(() -> {
            try {
                logon.enter(MapiCode.MAPI_E_INVALID_OBJECT);
                epoch.complete(logon.epoch());
                logon.exit();
            } catch (MapiException e) {
                epoch.completeExceptionally(e);
            }
        });
        client.start();
        awaitWaiting(client);
        assertThat(epoch).isNotDone();

        arrive();
        assertThat(epoch.get(LONG.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(2);
        client.join();
    }

    @Test
    void aCallInsideFinishesBeforeTheLogoff() throws Exception {
        StoreLogon logon = world.open(DLL, 1);
        logon.enter(MapiCode.MAPI_E_INVALID_OBJECT);
        Thread operator = new Thread(module::unregister);
        operator.start();
        awaitWaiting(operator);

        assertThat(logon.state()).isEqualTo(LogonState.DRAINING);
        assertThat(logon.gate().tryEnter()).as("a nested call").isTrue();
        assertThat(logon.object()).isNotNull();
        logon.gate().exit();
        assertThat(world.log.lines("logoff")).isEmpty();
        logon.exit();

        operator.join();
        assertThat(world.log.lines("logoff")).hasSize(1);
    }

    @Test
    void aProvidersWorkerMayCallInThroughItsSupportObjectWhileCallsFinish() throws Exception {
        StoreLogon logon = world.open(DLL, 1);
        IMAPISupport support = Objects.requireNonNull(logon.support());
        logon.enter(MapiCode.MAPI_E_INVALID_OBJECT);
        Thread operator = new Thread(module::unregister);
        operator.start();
        awaitWaiting(operator);
        try {
            CompletableFuture<Boolean> entered = new CompletableFuture<>();
            Thread outsider = new Thread(() -> entered.complete(logon.gate().tryEnter()));
            outsider.start();
            assertThat(entered.get(LONG.toMillis(), TimeUnit.MILLISECONDS)).isFalse();

            world.insideSupportCall(() -> {
                boolean inside = logon.gate().tryEnter();
                if (inside) {
                    logon.gate().exit();
                }
                world.log.add("worker inside: " + inside);
            });
            CompletableFuture<Void> worker = CompletableFuture.runAsync(() -> {
                try {
                    support.openProfileSection(null);
                } catch (MapiException e) {
                    throw new IllegalStateException(e);
                }
            });
            worker.get(LONG.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(world.log.lines("worker")).containsExactly("worker inside: true");
        } finally {
            logon.exit();
            operator.join();
        }
    }

    @Test
    void aThreadThatStopsTheBundleFromInsideACallDoesNotWaitForItself() throws MapiException {
        StoreLogon logon = world.open(DLL, 1);
        logon.enter(MapiCode.MAPI_E_INVALID_OBJECT);
        module.unregister();
        assertThat(logon.state()).isEqualTo(LogonState.DETACHED);
        logon.exit();
    }

    @Test
    void aProviderThatStopsItsOwnBundleInItsLogonGetsNoLogon() throws Exception {
        provider.next((p, request) -> {
            module.unregister();
            return p.logonWell(request);
        });
        assertThatThrownBy(() -> world.open(DLL, 1))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_FAILONEPROVIDER));
        assertThat(world.log.lines("logon released")).hasSize(1);
        assertThat(world.log.lines("shutdown")).hasSize(1);

        arrive();
        assertThat(world.open(DLL, 1).state()).isEqualTo(LogonState.ATTACHED);
    }

    @Test
    void aHungCallDelaysLeavingAtMostTheDrain() throws MapiException {
        settings(LONG, LONG, Duration.ZERO, LONG);
        StoreLogon logon = world.open(DLL, 1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Void> hung = CompletableFuture.runAsync(() -> {
            assertThat(logon.gate().tryEnter()).isTrue();
            inside.countDown();
            awaitUninterruptibly(end);
            logon.exit();
        });
        awaitUninterruptibly(inside);
        module.unregister();

        assertThat(logon.state()).isEqualTo(LogonState.DETACHED);
        assertThat(world.log.lines("leaving")).isEmpty();
        end.countDown();
        hung.join();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anObjectOfARevisionThatLeftMeanwhileIsDetachedAtOnce() throws Exception {
        StoreLogon logon = world.open(DLL, 1);
        int epoch = logon.epoch();
        module.unregister();
        arrive();
        awaitLine("attached " + logon.ordinal());
        world.log.clear();

        logon.attach(new Noting(), epoch);
        assertThat(world.log.lines()).containsExactly("detach");
    }

    @Test
    void afterTheGraceABareEntryIdIsUnknownAndHandlesAreInvalid() throws MapiException {
        settings(LONG, LONG, LONG, Duration.ZERO);
        StoreLogon logon = world.open(DLL, 1);
        module.unregister();
        world.driver.graceOver();

        assertThat(world.router.route(privateId(1))).isNull();
        assertThat(world.log.lines("expired")).containsExactly("expired " + logon.ordinal());
        assertThatThrownBy(() -> logon.enter(MapiCode.MAPI_E_INVALID_OBJECT))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT))
                .hasMessageContaining("start or install its bundle");
    }

    @Test
    void aReplacementThatComesAfterTheGraceIsTakenAllTheSame() throws Exception {
        settings(LONG, LONG, LONG, Duration.ZERO);
        StoreLogon logon = world.open(DLL, 1);
        module.unregister();
        world.driver.graceOver();
        world.log.clear();
        arrive();
        awaitLine("attached " + logon.ordinal());

        assertThat(world.router.route(privateId(1))).isSameAs(logon);
        logon.enter(MapiCode.MAPI_E_INVALID_OBJECT);
        logon.exit();
    }

    @Test
    void theEndOfTheGraceIsNothingToALogonThatCameBack() throws Exception {
        StoreLogon logon = world.open(DLL, 1);
        module.unregister();
        arrive();
        awaitLine("attached " + logon.ordinal());
        world.driver.graceOver();
        assertThat(world.log.lines("expired")).isEmpty();
        assertThat(world.router.route(privateId(1))).isSameAs(logon);
    }

    @Test
    void anErrorOnReLogonNeverDisablesTheService() throws Exception {
        StoreLogon logon = world.open(DLL, 1);
        module.unregister();
        FakeStoreProvider bad = new FakeStoreProvider(world.log, STORE_UID);
        bad.failNext(MapiCode.MAPI_E_LOGON_FAILED);
        world.log.clear();
        Module second = arrive(bad);
        awaitStep(Step.LOGON_FAILED);
        second.unregister();
        assertThat(logon.state()).isEqualTo(LogonState.DETACHED);

        arrive();
        awaitLine("attached " + logon.ordinal());
        assertThat(world.open(DLL, 1)).isSameAs(logon);
    }

    private void awaitStep(Step step) {
        while (!world.driver.steps().contains(step)) {
            Thread.onSpinWait();
        }
        world.driver.awaitIdle();
    }

    @Test
    void anotherRevisionThatIsThereAlreadyTakesOverAtOnce() throws Exception {
        StoreLogon logon = world.open(DLL, 1);
        arrive();
        world.log.clear();
        module.unregister();
        awaitLine("attached " + logon.ordinal());
        assertThat(logon.epoch()).isEqualTo(2);
    }

    @Test
    void theBundleOfTheFirstLogonIsTheOnlyOneThatMayReplaceIt() throws Exception {
        StoreLogon logon = world.open(DLL, 1);
        module.unregister();
        world.driver.start(ProviderKind.MS, DLL, "stranger", new FakeStoreProvider(world.log, STORE_UID));
        world.driver.awaitIdle();
        assertThat(logon.state()).isEqualTo(LogonState.DETACHED);
    }

    @Test
    void aPinnedSectionIsNotGivenToAnotherBundle() {
        module.unregister();
        FakeStoreProvider stranger = new FakeStoreProvider(world.log, STORE_UID);
        world.driver.start(ProviderKind.MS, DLL, "stranger", stranger);
        world.log.clear();

        assertThatThrownBy(() -> world.open(DLL, 1))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_FAILONEPROVIDER))
                .hasMessageContaining("stranger")
                .hasMessageContaining(BUNDLE);
        assertThat(world.log.lines("init")).isEmpty();
    }

    @Test
    void aSessionThatEndsWhileItsProviderIsAwayWaitsForNothing() throws MapiException {
        StoreLogon logon = world.open(DLL, 1);
        module.unregister();
        world.table.logoff();
        world.log.clear();
        arrive();

        world.driver.awaitIdle();
        assertThat(world.log.lines()).isEmpty();
        assertThat(logon.state()).isEqualTo(LogonState.DEAD);
        assertThatThrownBy(() -> logon.enter(MapiCode.MAPI_E_INVALID_OBJECT)).isInstanceOf(MapiException.class);
    }

    @Test
    void aLogonThatHangsTimesOutAndIsLoggedOffWhenItComesLate() throws Exception {
        settings(Duration.ofMillis(50), LONG, LONG, LONG);
        CountDownLatch hang = new CountDownLatch(1);
        provider.next((p, request) -> {
            boolean interrupted = false;
            while (true) {
                try {
                    hang.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            assertThat(interrupted).isTrue();
            return p.openedWithoutAddRef(request);
        });

        assertThatThrownBy(() -> world.open(DLL, 1))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_TIMEOUT))
                .hasMessageContaining("mapi store logon");
        assertThat(world.driver.threads()).anyMatch(name -> name.startsWith("mapi store logon"));
        hang.countDown();
        awaitLine("logon released");
    }

    @Test
    void aBundleIsStartedOnDemandAndStoppedWithItsLastUse() throws MapiException {
        Module lazy = world.driver.install(ProviderKind.MS, "lazy", "bundle.lazy", provider);
        world.open("lazy", 1);
        assertThat(world.driver.starts()).containsExactly("start bundle.lazy 1.0.0");
        assertThat(lazy.uses()).isEqualTo(1);

        world.table.logoff();
        assertThat(world.driver.starts()).containsExactly("start bundle.lazy 1.0.0", "stop bundle.lazy 1.0.0");
        assertThat(world.driver.steps()).contains(Step.BUNDLE_STARTED).endsWith(Step.BUNDLE_STOPPED);
    }

    @Test
    void aBundleThatSomebodyStartedIsNotStopped() throws MapiException {
        world.open(DLL, 1);
        world.table.logoff();
        assertThat(world.driver.starts()).isEmpty();
    }

    @Test
    void aBundleThatSomebodyStoppedIsNotStarted() {
        module.stopByOperator();
        assertThatThrownBy(() -> world.open(DLL, 1))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_FAILONEPROVIDER))
                .hasMessageContaining("was stopped");
        assertThat(world.driver.starts()).isEmpty();
    }

    @Test
    void whenTheFrameworkStopsNothingIsWaitedForOrStarted() throws MapiException {
        StoreLogon logon = world.open(DLL, 1);
        world.driver.loader().end();
        module.unregister();

        assertThat(logon.graceDeadline() - System.nanoTime()).isNegative();
        assertThatThrownBy(() -> world.newTable(2).openStore(UiParam.NONE, wrapped(DLL, 1), Set.of()))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_END_OF_SESSION));
    }

    @Test
    void nothingOfARevisionThatLeftIsKept() throws Exception {
        List<WeakReference<Object>> old = new ArrayList<>();
        StoreLogon logon = openAndWatch(old);
        module.unregister();
        provider = new FakeStoreProvider(world.log, STORE_UID);
        module = arrive(provider);
        awaitLine("attached " + logon.ordinal());

        for (int i = 0; i < 100 && old.stream().anyMatch(r -> r.get() != null); i++) {
            System.gc();
        }
        assertThat(old).hasSizeGreaterThanOrEqualTo(4).allMatch(r -> r.get() == null);
    }

    private StoreLogon openAndWatch(List<WeakReference<Object>> old) throws MapiException {
        provider.next((p, request) -> {
            old.add(new WeakReference<>(p));
            return p.logonWell(request);
        });
        StoreLogon logon = world.open(DLL, 1);
        old.add(new WeakReference<>(logon.object()));
        old.add(new WeakReference<>(logon.store()));
        old.add(new WeakReference<>(provider));
        return logon;
    }

    @Test
    void anOperatorSeesWhatThereIs() throws MapiException {
        world.open(DLL, 1);
        assertThat(world.driver.monitor().providers()).singleElement().satisfies(p -> {
            assertThat(p.state()).isEqualTo(ProviderState.LOADED);
            assertThat(p.symbolicName()).isEqualTo(BUNDLE);
            assertThat(p.version()).isEqualTo("1.0.0");
            assertThat(p.sessions()).isEqualTo(1);
            assertThat(p.logons()).isEqualTo(1);
            assertThat(p.references()).isEqualTo(1);
            assertThat(p.uids()).containsExactly(STORE_UID);
        });

        module.stopByOperator();
        assertThat(world.driver.monitor().providers()).singleElement().satisfies(p -> {
            assertThat(p.state()).isEqualTo(ProviderState.STOPPED);
            assertThat(p.sessions()).isEqualTo(1);
            assertThat(p.references()).isZero();
        });
    }

    @Test
    void twoRevisionsInARowKeepTheOrdinal() throws Exception {
        EntryId id = privateId(1);
        StoreLogon logon = world.open(DLL, 1);
        for (int i = 2; i < 5; i++) {
            module.unregister();
            world.log.clear();
            module = arrive();
            awaitLine("attached " + logon.ordinal());
            assertThat(logon.epoch()).isEqualTo(i);
            assertThat(world.router.route(id)).isSameAs(logon);
        }
    }
}
