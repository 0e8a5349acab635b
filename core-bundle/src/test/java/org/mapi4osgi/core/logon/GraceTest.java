// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.logon.LogonWorld.SERVICE;
import static org.mapi4osgi.core.logon.LogonWorld.STORE_UID;
import static org.mapi4osgi.core.logon.LogonWorld.wrapped;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.provider.LoaderDriver;
import org.mapi4osgi.kit.fake.FakeStoreProvider;
import org.mapi4osgi.spi.ProviderKind;

/** How long calls wait for a provider that left. */
@Timeout(60)
final class GraceTest {
    private static final String DLL = "store";
    private static final String BUNDLE = "bundle." + DLL;
    private static final Duration LONG = LoaderDriver.PATIENCE;
    private static final Duration NO_GRACE = Duration.ZERO;

    private LogonWorld world = new LogonWorld();

    /** A logon whose provider has left. */
    private StoreLogon leave(Duration grace) throws MapiException {
        world = new LogonWorld(new LoaderDriver(LoaderDriver.settings(LONG, LONG, LONG, LONG, grace)));
        world.addStore(SERVICE, DLL, wrapped(DLL, 1));
        LoaderDriver.Module module =
                world.driver.start(ProviderKind.MS, DLL, BUNDLE, new FakeStoreProvider(world.log, STORE_UID));
        StoreLogon logon = world.open(DLL, 1);
        module.unregister();
        return logon;
    }

    private void arrive(FakeStoreProvider next) {
        world.driver.start(ProviderKind.MS, DLL, BUNDLE, next);
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void callsJoinAnAttemptInFlightThoughTheGraceIsOver() throws Exception {
        StoreLogon logon = leave(NO_GRACE);
        world.driver.graceOver();
        CountDownLatch logsOn = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakeStoreProvider slow = new FakeStoreProvider(world.log, STORE_UID);
        slow.next((p, request) -> {
            logsOn.countDown();
            awaitUninterruptibly(go);
            return p.logonWell(request);
        });
        arrive(slow);
        awaitUninterruptibly(logsOn);
        Thread client = enter(logon);
        awaitWaiting(client);
        go.countDown();
        client.join();
        assertThat(world.log.lines("entered")).containsExactly("entered in 2");
    }

    @Test
    void callsFailAsSoonAsTheAttemptHasFailed() throws Exception {
        StoreLogon logon = leave(NO_GRACE);
        CountDownLatch logsOn = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FakeStoreProvider bad = new FakeStoreProvider(world.log, STORE_UID);
        bad.next((p, request) -> {
            logsOn.countDown();
            awaitUninterruptibly(go);
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "as the test wants it");
        });
        arrive(bad);
        awaitUninterruptibly(logsOn);
        Thread client = enter(logon);
        awaitWaiting(client);
        go.countDown();
        client.join();
        assertThat(world.log.lines("entered")).containsExactly("entered not: MAPI_E_INVALID_OBJECT");
        world.driver.awaitIdle();
        assertThat(world.log.lines("expired")).containsExactly("expired " + logon.ordinal());
    }

    private Thread enter(StoreLogon logon) {
        Thread client = new Thread(() -> {
            try {
                logon.enter(MapiCode.MAPI_E_INVALID_OBJECT);
                world.log.add("entered in " + logon.epoch());
                logon.exit();
            } catch (MapiException e) {
                world.log.add("entered not: " + e.code());
            }
        });
        client.start();
        return client;
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        StoreLogon logon = leave(LONG);
        Thread client = enter(logon);
        awaitWaiting(client);
        client.interrupt();
        client.join();
        assertThat(world.log.lines("entered")).containsExactly("entered not: MAPI_E_INVALID_OBJECT");
    }
}
