// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mapi4osgi.core.logon.LogonWorld.BOOK_UID;
import static org.mapi4osgi.core.logon.LogonWorld.OTHER_SERVICE;
import static org.mapi4osgi.core.logon.LogonWorld.SERVICE;
import static org.mapi4osgi.core.logon.LogonWorld.STORE_UID;
import static org.mapi4osgi.core.logon.LogonWorld.wrapped;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.provider.LoaderDriver;
import org.mapi4osgi.core.provider.LoaderDriver.Module;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeAddressBookProvider;
import org.mapi4osgi.kit.fake.FakeStoreProvider;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.SpiVersion;

/** Providers that do what the reference forbids. */
@Timeout(60)
final class MisbehaviourTest {
    private static final String DLL = "store";
    private static final String BUNDLE = "bundle." + DLL;
    private static final Duration LONG = LoaderDriver.PATIENCE;

    private LogonWorld world = new LogonWorld();

    @SuppressWarnings("NullAway") // the defect under test
    private static ProviderInit<IMSProvider> badInit(String defect) {
        return switch (defect) {
            case "no result" -> null;
            case "no provider object" -> new ProviderInit<>(null, SpiVersion.CURRENT);
            default -> throw new AssertionError(defect);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"no result", "no provider object", "an error of the JVM"})
    void aDefectOfInitIsToldAndLeavesNothingLoaded(String defect) {
        world.addStore(SERVICE, DLL, wrapped(DLL, 1));
        MSProviderInit init = request -> badInit(defect);
        Module module = world.driver.start(ProviderKind.MS, DLL, BUNDLE, init);
        MapiException e = catchThrowableOfType(MapiException.class, () -> world.open(DLL, 1));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CALL_FAILED);
        assertThat(e).hasMessageContaining(DLL).hasMessageContaining("defect");
        assertThat(e.mapiError()).isPresent();
        assertThat(module.uses()).isZero();
        assertThat(world.driver.steps()).endsWith(Step.INIT_FAILED, Step.UNLOADED);
    }

    @Test
    void aFailureAtTheEndOfOneProviderDoesNotKeepTheOthersLoggedOn() throws MapiException {
        world.addStore(SERVICE, DLL, wrapped(DLL, 1));
        world.addStore(OTHER_SERVICE, "other", wrapped("other", 1));
        Module store = world.driver.start(ProviderKind.MS, DLL, BUNDLE, new FakeStoreProvider(world.log, STORE_UID));
        Module other = world.driver.start(
                ProviderKind.MS, "other", "bundle.other", new FakeStoreProvider(world.log, BOOK_UID));
        world.open(DLL, 1);
        world.open("other", 1);
        world.whenDied(() -> {
            world.whenDied(() -> {});
            throw new IllegalStateException("as the test wants it");
        });
        world.table.logoff();
        assertThat(world.log.lines("logoff")).hasSize(2);
        assertThat(store.uses()).isZero();
        assertThat(other.uses()).isZero();
    }

    @Test
    void whoDoesNotWaitForTheLogonOfAnAddressBookIsToldWhatIsMissing() throws Exception {
        Duration brief = Duration.ofMillis(20);
        world = new LogonWorld(new LoaderDriver(LoaderDriver.settings(LONG, brief, LONG, LONG, LONG)));
        world.addBook(SERVICE, "book");
        Module module = world.driver.install(
                ProviderKind.AB, "book", "bundle.book", new FakeAddressBookProvider(world.log, "book", BOOK_UID));
        module.comesUpLate();
        CountDownLatch inside = new CountDownLatch(1);
        world.driver.whenStarted(inside::countDown);
        CompletableFuture<AddressBooks> first = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        first.complete(world.openBooks());
                    } catch (MapiException | RuntimeException | Error e) {
                        first.completeExceptionally(e);
                    }
                })
                .start();
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        AddressBooks second = world.openBooks();
        assertThat(second.logons()).isEmpty();
        assertThat(second.errors().orElseThrow().error()).contains("book");
        module.register();
        first.get(30, TimeUnit.SECONDS);
    }

    @Test
    @Clause("LOGON-40")
    void logon40_aServiceThatCannotBeConfiguredDisablesItselfOnly() throws MapiException {
        world.addStore(SERVICE, DLL, wrapped(DLL, 1));
        world.addStore(OTHER_SERVICE, "other", wrapped("other", 1));
        world.addBook(LogonWorld.uid(0x53), "book");
        FakeStoreProvider store = new FakeStoreProvider(world.log, STORE_UID);
        store.failNext(MapiCode.MAPI_E_UNCONFIGURED);
        store.failNext(MapiCode.MAPI_E_UNCONFIGURED);
        world.driver.start(ProviderKind.MS, DLL, BUNDLE, store);
        world.driver.start(ProviderKind.MS, "other", "bundle.other", new FakeStoreProvider(world.log, STORE_UID));
        world.driver.start(
                ProviderKind.AB, "book", "bundle.book", new FakeAddressBookProvider(world.log, "book", BOOK_UID));
        assertThat(codeOf(() -> world.open(DLL, 1))).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(world.log.lines("configure")).hasSize(1);
        assertThat(codeOf(() -> world.open(DLL, 1))).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED);
        assertThat(world.log.lines("configure")).hasSize(1);
        assertThat(world.open("other", 1).state()).isEqualTo(LogonState.ATTACHED);
        assertThat(world.openBooks().logons()).hasSize(1);
    }

    private static MapiCode codeOf(ThrowingCallable call) {
        return catchThrowableOfType(MapiException.class, call).code();
    }
}
