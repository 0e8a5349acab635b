// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IProviderAdmin;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.profile.EntrySections;
import org.mapi4osgi.core.profile.Profile;
import org.mapi4osgi.core.profile.ProfileAdministration;
import org.mapi4osgi.core.profile.ProfileStore;
import org.mapi4osgi.core.profile.SecretKeys;
import org.mapi4osgi.core.profile.ServiceCatalog;
import org.mapi4osgi.core.profile.ServiceEntryCall;
import org.mapi4osgi.core.ui.Dialogs;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.MsgServiceEntry;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.ServiceContext;
import org.mapi4osgi.spi.ServiceEntryRequest;
import org.mapi4osgi.tags.PR;

/** Calling the entry functions of message services. */
@Timeout(60)
final class ServiceEntriesTest {
    private static final MapiUid SERVICE = MapiUid.ofHex("000102030405060708090A0B0C0D0E0F");
    private static final String BUNDLE = "org.example.service";

    @TempDir
    private Path folder = Path.of("");

    private final LoaderDriver driver = new LoaderDriver();
    private final ServiceEntries entries = new ServiceEntries(driver.loader());
    private final AtomicReference<@Nullable ServiceEntryRequest> request = new AtomicReference<>();
    private MsgServiceEntry function = request::set;
    private Dialogs dialogs = Dialogs.NONE;
    private @Nullable Profile profile;

    @BeforeEach
    void openProfile() throws MapiException {
        ProfileStore store =
                new ProfileStore(folder.resolve("profiles"), Clock.systemUTC(), new SecretKeys(folder.resolve("key")));
        new ProfileAdministration(store, new ServiceCatalog(), entries, Dialogs.NONE)
                .profAdmin()
                .createProfile("p");
        profile = store.open("p");
    }

    @AfterEach
    void closeProfile() {
        if (profile != null) {
            profile.close();
        }
    }

    private ServiceEntryCall call(String entry) {
        IProviderAdmin admin = (IProviderAdmin) Proxy.newProxyInstance(
                IProviderAdmin.class.getClassLoader(), new Class<?>[] {IProviderAdmin.class}, (p, m, a) -> null);
        if (profile == null) {
            throw new IllegalStateException("no profile");
        }
        return new ServiceEntryCall(
                "dll",
                entry,
                BUNDLE,
                profile,
                SERVICE,
                new EntrySections(profile, SERVICE),
                dialogs,
                new UiParam(5),
                Set.of(),
                ServiceContext.MSG_SERVICE_CONFIGURE,
                Props.of(PR.PR_DISPLAY_NAME, "shown"),
                admin);
    }

    private final class Function extends EntryFunction {
        private final AtomicInteger uses = new AtomicInteger();
        private boolean dropped;

        Function(String bundle) {
            this(new BundleId(3, bundle, "1.0.0"));
        }

        Function(BundleId bundle) {
            super("dll", "ServiceEntry", bundle);
        }

        @Override
        @Nullable
        MsgServiceEntry get() {
            uses.incrementAndGet();
            return function;
        }

        @Override
        void unget() {
            uses.decrementAndGet();
        }

        @Override
        void drop() {
            dropped = true;
        }
    }

    private void assertMissing(String entry, String why) {
        assertThatThrownBy(() -> entries.call(call(entry)))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NOT_INITIALIZED))
                .hasMessageContaining(entry)
                .hasMessageContaining(why);
    }

    @Test
    void theFunctionGetsWhatItIsCalledWith() throws MapiException {
        Function registered = new Function(BUNDLE);
        entries.arrived(registered);
        entries.call(call("ServiceEntry"));

        ServiceEntryRequest got = request.get();
        assertThat(got).isNotNull();
        assertThat(got.context()).isEqualTo(ServiceContext.MSG_SERVICE_CONFIGURE);
        assertThat(got.uiParam()).isEqualTo(new UiParam(5));
        assertThat(got.properties().get(PR.PR_DISPLAY_NAME)).contains("shown");
        assertThat(registered.uses).hasValue(0);
    }

    @Test
    @Clause({"SUP-16", "SVC-19"})
    void sup16_itsSupportObjectIsForConfigurationAndEndsWithTheCall() throws MapiException {
        function = r -> {
            request.set(r);
            try (IProfSect section = r.support().openProfileSection(null, OpenSectionFlag.MAPI_MODIFY)) {
                section.setProp(PR.PR_DISPLAY_NAME, "set");
            }
            assertThatThrownBy(() -> r.support().setProviderUID(SERVICE))
                    .isInstanceOfSatisfying(
                            MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NO_SUPPORT));
        };
        entries.arrived(new Function(BUNDLE));
        entries.call(call("ServiceEntry"));

        ServiceEntryRequest got = request.get();
        assertThat(got).isNotNull();
        assertThatThrownBy(() -> got.support().openProfileSection(null))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT));
        assertThat(profile).isNotNull();
        assertThat(profile.properties(SERVICE).flatMap(p -> p.get(PR.PR_DISPLAY_NAME)))
                .contains("set");
    }

    @Test
    void itsOwnErrorReachesTheCaller() {
        function = r -> {
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "no");
        };
        entries.arrived(new Function(BUNDLE));
        assertThatThrownBy(() -> entries.call(call("ServiceEntry")))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_USER_CANCEL));
    }

    @Test
    void aFunctionThatNobodyRegisteredIsMissing() {
        assertMissing("ServiceEntry", "no bundle " + BUNDLE + " is installed");
    }

    @Test
    void theFunctionOfAnotherBundleIsNotCalled() {
        entries.arrived(new Function("stranger"));
        assertMissing("ServiceEntry", BUNDLE);
        assertThat(request.get()).isNull();
    }

    @Test
    void theBundleIsStartedForItAndStoppedAfterwards() throws MapiException {
        BundleId bundle =
                driver.install(ProviderKind.MS, "store", BUNDLE, "service").bundle();
        driver.whenStarted(() -> entries.arrived(new Function(bundle)));
        entries.call(call("ServiceEntry"));

        assertThat(request.get()).isNotNull();
        assertThat(driver.starts()).containsExactly("start " + bundle, "stop " + bundle);
    }

    @Test
    void aBundleThatLeavesWaitsForTheCallInside() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        function = r -> {
            inside.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            request.set(r);
        };
        Function registered = new Function(BUNDLE);
        entries.arrived(registered);
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> {
            try {
                entries.call(call("ServiceEntry"));
            } catch (MapiException e) {
                throw new IllegalStateException(e);
            }
        });
        inside.await();
        Thread operator = new Thread(() -> entries.leaves(3));
        operator.start();
        while (operator.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(registered.dropped).isFalse();
        end.countDown();
        operator.join();
        call.join();

        assertThat(request.get()).isNotNull();
        assertThat(registered.dropped).isTrue();
        assertMissing("ServiceEntry", BUNDLE);
    }
}
