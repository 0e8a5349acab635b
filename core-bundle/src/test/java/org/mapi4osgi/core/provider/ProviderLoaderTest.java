// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.admin.ProviderState;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.provider.LoaderDriver.Module;
import org.mapi4osgi.spi.ProviderKind;

@Timeout(60)
final class ProviderLoaderTest {
    private static final ProviderKey KEY = new ProviderKey(ProviderKind.MS, "store");

    private final LoaderDriver driver = new LoaderDriver();
    private final Waiter user = new Waiter();

    private static final class Waiter implements RevisionUser {
        final LinkedBlockingQueue<String> calls = new LinkedBlockingQueue<>();
        volatile Runnable whenBack = () -> {};

        @Override
        public int session() {
            return 1;
        }

        @Override
        public void closeGates(long endOfGrace) {
            calls.add("closeGates");
        }

        @Override
        public boolean drain(long deadline) {
            calls.add("drain");
            throw new IllegalStateException("a failing step");
        }

        @Override
        public void letGo() {
            calls.add("letGo");
        }

        @Override
        public void gone() {
            calls.add("gone");
        }

        @Override
        public void arriving() {}

        @Override
        public void comeBack() {
            calls.add("comeBack");
            whenBack.run();
        }

        @Override
        public void graceOver() {
            calls.add("graceOver");
        }

        @Override
        public Usage usage() {
            return new Usage(0, 0, Set.of());
        }
    }

    @Test
    void aFailingStepOfLeavingDoesNotKeepTheOthersFromRunning() throws MapiException {
        Module module = driver.start(ProviderKind.MS, "store", "bundle", "service");
        driver.loader().acquire(KEY, "", user);
        module.unregister();
        driver.graceOver();

        assertThat(user.calls).containsExactly("closeGates", "drain", "letGo", "gone", "graceOver");
        assertThat(module.uses()).isZero();
        assertThat(module.isDropped()).isTrue();
    }

    @Test
    void aSessionThatFailsToComeBackDoesNotKeepTheOthersAway() throws Exception {
        Waiter other = new Waiter();
        user.whenBack = () -> {
            throw new IllegalStateException("a failing step");
        };
        driver.loader().awaitReplacement(KEY, "", user);
        driver.loader().awaitReplacement(KEY, "", other);
        driver.start(ProviderKind.MS, "store", "bundle", "service");
        assertThat(other.calls.poll(20, TimeUnit.SECONDS)).isEqualTo("comeBack");
    }

    @Test
    void aRevisionWithoutUsersLeavesQuietly() {
        Module module = driver.start(ProviderKind.MS, "store", "bundle", "service");
        module.unregister();
        assertThat(module.isDropped()).isTrue();
        assertThat(driver.events()).isEmpty();
    }

    @Test
    void theHighestVersionIsLoaded() throws MapiException {
        driver.start(ProviderKind.MS, "store", "old", "1.9.0", "service");
        driver.start(ProviderKind.MS, "store", "new", "1.10.0", "service");
        driver.start(ProviderKind.MS, "store", "older", "1.2.0", "service");
        assertThat(driver.loader().acquire(KEY, "", user).bundle().symbolicName())
                .isEqualTo("new");
        assertThat(driver.loader().acquire(KEY, "old", user).bundle().version()).isEqualTo("1.9.0");
    }

    @Test
    void whileABundleIsReplacedALoadWaitsForIt() throws Exception {
        Module old = driver.start(ProviderKind.MS, "store", "bundle", "service");
        old.stopByOperator();
        LinkedBlockingQueue<String> loaded = new LinkedBlockingQueue<>();
        driver.install(ProviderKind.MS, "store", "bundle", "service").comesUpLate();
        Thread client = new Thread(() -> {
            try {
                loaded.add(driver.loader().acquire(KEY, "", user).bundle().symbolicName());
            } catch (MapiException e) {
                loaded.add(String.valueOf(e.getMessage()));
            }
        });
        client.start();
        while (client.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(loaded).isEmpty();
        driver.start(ProviderKind.MS, "store", "bundle", "service");
        assertThat(loaded.poll(20, TimeUnit.SECONDS)).isEqualTo("bundle");
    }

    @Test
    void aBundleThatRegistersNothingIsNamed() {
        LoaderDriver impatient = new LoaderDriver(LoaderDriver.settings(
                Duration.ofMillis(20), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        impatient.install(ProviderKind.MS, "store", "bundle", "service").comesUpLate();
        assertThatThrownBy(() -> impatient.loader().acquire(KEY, "", user))
                .hasMessageContaining("MS store")
                .hasMessageContaining("bundle 1.0.0 has not registered its entry point within 20 ms");
    }

    @Test
    void aBundleIsStartedWhenSessionsWaitForIt() throws Exception {
        driver.loader().awaitReplacement(KEY, "bundle", user);
        driver.install(ProviderKind.MS, "store", "bundle", "service");
        driver.loader().bundlesChanged();

        assertThat(user.calls.poll(20, TimeUnit.SECONDS)).isEqualTo("comeBack");
        driver.awaitIdle();
        assertThat(driver.starts()).containsExactly("start bundle 1.0.0");
    }

    /** It waits in acquire then, because the revision that it was called back for has left already. */
    @Test
    void aBundleThatCanBeStartedWhileASessionComesBackIsStarted() throws Exception {
        LoaderDriver impatient = new LoaderDriver(LoaderDriver.settings(
                Duration.ofMillis(20), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        Module brief = impatient.install(ProviderKind.MS, "store", "bundle", "service");
        AtomicBoolean first = new AtomicBoolean(true);
        user.whenBack = () -> {
            if (first.getAndSet(false)) {
                brief.unregister();
                impatient.install(ProviderKind.MS, "store", "bundle", "service").comesUpLate();
                assertThatThrownBy(() -> impatient.loader().acquire(KEY, "", user))
                        .hasMessageContaining("has not registered");
                impatient.loader().awaitNext(KEY, "", user);
            }
        };
        impatient.whenStarted(() -> {
            impatient.whenStarted(() -> {});
            impatient.install(ProviderKind.MS, "store", "bundle", "service");
            impatient.loader().bundlesChanged();
        });
        impatient.loader().awaitReplacement(KEY, "", user);
        brief.register();

        assertThat(user.calls.poll(20, TimeUnit.SECONDS)).isEqualTo("comeBack");
        impatient.awaitIdle();
        assertThat(impatient.starts()).hasSize(2);
        assertThat(user.calls.poll()).isEqualTo("comeBack");
    }

    @Test
    void aSessionThatCannotComeBackStartsNothingByItself() throws Exception {
        driver.install(ProviderKind.MS, "store", "bundle", "service");
        driver.loader().bundlesChanged();
        driver.start(ProviderKind.MS, "store", "bundle", "service").unregister();
        driver.install(ProviderKind.MS, "store", "bundle", "service");
        driver.loader().awaitNext(KEY, "", user);
        driver.awaitIdle();
        assertThat(driver.starts()).isEmpty();
    }

    @Test
    void nothingIsStartedThatNobodyWaitsFor() {
        driver.install(ProviderKind.MS, "store", "bundle", "service");
        driver.loader().bundlesChanged();
        driver.awaitIdle();
        assertThat(driver.starts()).isEmpty();
    }

    @Test
    void whoIsForgottenIsNotCalledBack() {
        driver.loader().awaitReplacement(KEY, "", user);
        driver.loader().forget(KEY, user);
        driver.start(ProviderKind.MS, "store", "bundle", "service");
        driver.awaitIdle();
        assertThat(user.calls).isEmpty();
    }

    @Test
    void whoWaitsForTheNextRevisionIsNotGivenTheOneThatIsThere() throws Exception {
        driver.start(ProviderKind.MS, "store", "bundle", "service");
        driver.loader().awaitNext(KEY, "", user);
        driver.awaitIdle();
        assertThat(user.calls).isEmpty();
        driver.start(ProviderKind.MS, "store", "bundle", "service");
        assertThat(user.calls.poll(20, TimeUnit.SECONDS)).isEqualTo("comeBack");
    }

    @Test
    void anOperatorSeesInstalledBundlesAndThoseThatAreGone() {
        driver.install(ProviderKind.AB, "book", "books", "service");
        driver.loader().awaitNext(KEY, "", user);
        assertThat(driver.monitor().providers())
                .extracting(p -> p.dll() + " " + p.state() + " " + p.sessions())
                .containsExactly("book " + ProviderState.INSTALLED + " 0", "store " + ProviderState.GONE + " 1");
        assertThat(driver.monitor().eventsAfter(0)).isEmpty();
    }

    @Test
    void heldBundlesAreRememberedOverARestart(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("held");
        HeldBundles held = new HeldBundles(file);
        held.add(7);
        held.add(9);
        held.remove(7);
        assertThat(new HeldBundles(file).contains(9)).isTrue();
        assertThat(new HeldBundles(file).contains(7)).isFalse();

        Files.writeString(file, "not a number\n");
        assertThat(new HeldBundles(file).contains(9)).isFalse();
    }
}
