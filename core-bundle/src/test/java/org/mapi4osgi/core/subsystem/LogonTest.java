// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.subsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.failure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.InitFlag;
import org.mapi4osgi.api.LogoffFlag;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.session.SessionWorld;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeLogonUi;
import org.mapi4osgi.spi.ServiceContext;

final class LogonTest {
    private static final LogonFlag NEW = LogonFlag.MAPI_NEW_SESSION;
    private static final LogonFlag SHARE = LogonFlag.MAPI_ALLOW_OTHERS;

    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private SubsystemClient client;

    @BeforeEach
    void start() throws MapiException {
        world = new SessionWorld(folder);
        client = world.client();
    }

    private SubsystemClient another() throws MapiException {
        SubsystemClient other = world.subsystem().client("another");
        other.mapiInitialize();
        return other;
    }

    @Test
    @Clause("LOGON-01")
    void logon01_nothingWorksBeforeInitialize() {
        SubsystemClient cold = world.subsystem().client("cold");
        assertCode(MapiCode.MAPI_E_NOT_INITIALIZED, () -> cold.mapiLogonEx("all", NEW));
        assertCode(MapiCode.MAPI_E_NOT_INITIALIZED, cold::mapiAdminProfiles);
    }

    @Test
    @Clause("LOGON-02")
    void logon02_initialisationsAreCounted() throws MapiException {
        client.mapiInitialize();
        client.mapiUninitialize();
        IMAPISession session = client.mapiLogonEx("all", NEW);
        client.mapiUninitialize();
        assertCode(MapiCode.MAPI_E_NOT_INITIALIZED, () -> client.mapiLogonEx("all", NEW));
        assertCode(MapiCode.MAPI_E_NOT_INITIALIZED, session::getMsgStoresTable);
        client.mapiUninitialize();
        client.mapiInitialize();
        assertThat(client.mapiLogonEx("all", NEW).profileName()).isEqualTo("all");
    }

    @Test
    @Clause("LOGON-03")
    void logon03_anUnknownFlagInitialisesNothing() {
        SubsystemClient cold = world.subsystem().client("cold");
        assertCode(
                MapiCode.MAPI_E_UNKNOWN_FLAGS,
                () -> cold.mapiInitialize(MapiFlag.parse(InitFlag.class, 0x10).toArray(new InitFlag[0])));
        assertCode(MapiCode.MAPI_E_NOT_INITIALIZED, () -> cold.mapiLogonEx("all", NEW));
    }

    @Test
    @Clause("LOGON-04")
    void logon04_aNameAndNoPasswordLogOn() throws MapiException {
        IMAPISession session = client.mapiLogonEx(UiParam.NONE, "all", null, LogonFlag.MAPI_EXTENDED, NEW);
        assertThat(session.profileName()).isEqualTo("all");
    }

    @Test
    @Clause("LOGON-05")
    void logon05_aPasswordIsRefused() throws MapiException {
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> client.mapiLogonEx(UiParam.NONE, "all", "secret", NEW));
        assertThat(client.mapiLogonEx(UiParam.NONE, "all", "", NEW).profileName())
                .isEqualTo("all");
    }

    @Test
    @Clause("LOGON-06")
    void logon06_aNameHasAtMost64Characters() throws MapiException {
        world.profiles().create("n".repeat(64));
        assertThat(client.mapiLogonEx("n".repeat(64), NEW).profileName()).hasSize(64);
        MapiException failure = failure(() -> client.mapiLogonEx("n".repeat(65), NEW));
        assertThat(failure.code()).isEqualTo(MapiCode.MAPI_E_LOGON_FAILED);
        assertThat(failure).hasMessageContaining("64");
    }

    @Test
    @Clause("LOGON-07")
    void logon07_anUnknownProfileIsNamed() {
        MapiException failure = failure(() -> client.mapiLogonEx("nobody", NEW));
        assertThat(failure.code()).isEqualTo(MapiCode.MAPI_E_LOGON_FAILED);
        assertThat(failure).hasMessageContaining("nobody");
        assertThat(world.subsystem().sessions()).isEmpty();
    }

    @Test
    @Clause({"LOGON-08", "LOGON-09"})
    void logon08_withoutANameNothingIsChosen() throws MapiException {
        client.mapiAdminProfiles().setDefaultProfile("all");
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> client.mapiLogonEx(null));
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> client.mapiLogonEx(null, LogonFlag.MAPI_EXPLICIT_PROFILE));
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> client.mapiLogonEx("", LogonFlag.MAPI_LOGON_UI));
    }

    @Test
    @Clause({"LOGON-10", "LOGON-11", "LOGON-12", "LOGON-13"})
    void logon10_theDefaultProfileReplacesTheName() throws MapiException {
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> client.mapiLogonEx("all", LogonFlag.MAPI_USE_DEFAULT));
        client.mapiAdminProfiles().setDefaultProfile("one");
        assertThat(client.mapiLogonEx(null, LogonFlag.MAPI_USE_DEFAULT).profileName())
                .isEqualTo("one");
        assertThat(client.mapiLogonEx("all", LogonFlag.MAPI_USE_DEFAULT, LogonFlag.MAPI_EXPLICIT_PROFILE)
                        .profileName())
                .isEqualTo("one");
    }

    @Test
    @Clause({"LOGON-14", "LOGON-15", "LOGON-17", "LOGON-18"})
    void logon14_theSharedSessionIsJoinedWhateverTheName() throws MapiException {
        IMAPISession first = client.mapiLogonEx("all", SHARE);
        IMAPISession joined = another().mapiLogonEx("one");
        IMAPISession deliberately = another().mapiLogonEx(null);
        assertThat(joined.profileName()).isEqualTo("all");
        assertThat(deliberately.profileName()).isEqualTo("all");
        assertThat(joined).isNotSameAs(first);
        assertThat(world.subsystem().sessions()).hasSize(1);
        assertThat(another().mapiLogonEx("one", NEW).profileName()).isEqualTo("one");
    }

    @Test
    @Clause("LOGON-16")
    void logon16_aSessionThatIsNotSharedIsNotJoined() throws MapiException {
        client.mapiLogonEx("all");
        assertThat(another().mapiLogonEx("one").profileName()).isEqualTo("one");
    }

    @Test
    void aSharedSessionLivesAsLongAsOneOfItsClients() throws MapiException {
        IMAPISession first = client.mapiLogonEx("all", SHARE);
        IMAPISession second = another().mapiLogonEx(null);
        first.logoff();
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, first::getMsgStoresTable);
        assertThat(second.getMsgStoresTable().getRowCount()).isEqualTo(2);
        assertThat(another().mapiLogonEx(null).profileName()).isEqualTo("all");
        second.logoff();
        world.subsystem()
                .sessions()
                .forEach(session -> assertThat(session.hasEnded()).isFalse());
    }

    @Test
    void afterTheSharedSessionANewOneIsMade() throws MapiException {
        client.mapiLogonEx("all", SHARE).logoff();
        assertThat(world.subsystem().sessions()).isEmpty();
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> client.mapiLogonEx(null));
        assertThat(client.mapiLogonEx("one").profileName()).isEqualTo("one");
    }

    private interface Call {
        void run() throws Exception;
    }

    private static CompletableFuture<?> inThread(Call call) {
        CompletableFuture<Object> done = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        call.run();
                        done.complete("done");
                    } catch (Exception | Error e) {
                        done.completeExceptionally(e);
                    }
                })
                .start();
        return done;
    }

    @Test
    @Clause({"LOGON-19", "LOGON-20", "LOGON-23"})
    void logon19_aShortTimeoutDoesNotWaitForAnotherLogon() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        world.profiles().entry(call -> {
            if (call.flags().contains(ServiceFlag.SERVICE_UI_ALWAYS)) {
                inside.countDown();
                try {
                    assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        });
        CompletableFuture<?> slow = inThread(() -> client.mapiLogonEx("all", NEW, LogonFlag.MAPI_SERVICE_UI_ALWAYS));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        SubsystemClient other = another();
        assertCode(MapiCode.MAPI_E_TIMEOUT, () -> other.mapiLogonEx("one", NEW, LogonFlag.MAPI_TIMEOUT_SHORT));
        CompletableFuture<?> patient = inThread(() -> other.mapiLogonEx("one", NEW));
        go.countDown();
        slow.get(30, TimeUnit.SECONDS);
        patient.get(30, TimeUnit.SECONDS);
        assertThat(world.profiles().calls())
                .anyMatch(call -> call.context() == ServiceContext.MSG_SERVICE_CONFIGURE
                        && call.flags().contains(ServiceFlag.SERVICE_UI_ALWAYS));
    }

    @Test
    @Clause("LOGON-22")
    void logon22_aCancelledDialogOfAServiceCancelsTheLogon() {
        world.profiles().entry(call -> {
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "cancelled");
        });
        assertCode(MapiCode.MAPI_E_USER_CANCEL, () -> client.mapiLogonEx("all", NEW, LogonFlag.MAPI_SERVICE_UI_ALWAYS));
        assertThat(world.subsystem().sessions()).isEmpty();
    }

    @Test
    @Clause("LOGON-22")
    void logon22_theUserChoosesAProfileOrCancels() throws MapiException {
        FakeLogonUi user = world.user();
        world.client().mapiAdminProfiles().setDefaultProfile("mail");
        user.choosing("one");
        UiParam window = new UiParam(7);
        assertThat(client.mapiLogonEx(window, null, null, NEW, LogonFlag.MAPI_LOGON_UI)
                        .profileName())
                .isEqualTo("one");
        assertCode(
                MapiCode.MAPI_E_USER_CANCEL, () -> client.mapiLogonEx(window, "", null, NEW, LogonFlag.MAPI_LOGON_UI));
        assertThat(world.shown().lines())
                .containsExactly(
                        "choose 7 Choose a profile [all, mail, one] 1", "choose 7 Choose a profile [all, mail, one] 1");
        assertThat(world.subsystem().sessions()).hasSize(1);
    }

    @Test
    void nobodyIsAskedWhereTheProfileIsKnownOrTheClientIsAService() throws MapiException {
        world.user();
        LogonFlag ui = LogonFlag.MAPI_LOGON_UI;
        assertThat(client.mapiLogonEx("one", NEW, ui).profileName()).isEqualTo("one");
        world.client().mapiAdminProfiles().setDefaultProfile("mail");
        assertThat(client.mapiLogonEx(null, NEW, ui, LogonFlag.MAPI_USE_DEFAULT).profileName())
                .isEqualTo("mail");
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> client.mapiLogonEx(null, NEW));
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> client.mapiLogonEx(null, NEW, ui, LogonFlag.MAPI_NT_SERVICE));
        client.mapiLogonEx("one", NEW, LogonFlag.MAPI_SERVICE_UI_ALWAYS, LogonFlag.MAPI_NT_SERVICE);
        assertThat(world.shown().lines()).isEmpty();
        assertThat(world.profiles().calls()).noneMatch(call -> call.context() == ServiceContext.MSG_SERVICE_CONFIGURE);
    }

    @Test
    void whileAUserChoosesOtherClientsAreServed() throws MapiException {
        client.mapiLogonEx("all", NEW, SHARE);
        CompletableFuture<MapiCode> other = new CompletableFuture<>();
        world.user().choosing(names -> {
            assertThat(world.subsystem().sessions()).hasSize(1);
            CompletableFuture.runAsync(() -> other.complete(
                            failure(() -> another().mapiLogonEx("one", NEW, LogonFlag.MAPI_TIMEOUT_SHORT))
                                    .code()))
                    .join();
            return names.indexOf("one");
        });
        client.mapiLogonEx(null, NEW, LogonFlag.MAPI_LOGON_UI);
        assertThat(other).isCompletedWithValue(MapiCode.MAPI_E_TIMEOUT);
    }

    @Test
    void aProviderThatLogsOnWhileItIsConfiguredIsRefused() throws MapiException {
        List<MapiCode> seen = new ArrayList<>();
        world.profiles()
                .entry(call ->
                        seen.add(failure(() -> client.mapiLogonEx("one", NEW)).code()));
        client.mapiLogonEx("all", NEW, LogonFlag.MAPI_SERVICE_UI_ALWAYS);
        assertThat(seen).isNotEmpty().containsOnly(MapiCode.MAPI_E_BUSY);
    }

    @Test
    @Clause("LOGON-21")
    void logon21_moreSessionsThanAllowedFail() throws MapiException {
        List<IMAPISession> open = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            open.add(client.mapiLogonEx("all", NEW));
        }
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> client.mapiLogonEx("all", NEW));
        open.get(0).logoff();
        client.mapiLogonEx("all", NEW);
    }

    @Test
    @Clause("LOGON-34")
    void logon34_theOthersAreToldToLogOff() throws MapiException {
        IMAPISession a = client.mapiLogonEx("all", SHARE);
        IMAPISession b = another().mapiLogonEx(null);
        List<Notification> seen = new ArrayList<>();
        b.advise(null, Set.of(), seen::addAll);
        a.logoff(LogoffFlag.MAPI_LOGOFF_SHARED);
        world.deliver();
        assertThat(seen).hasSize(2).first().isInstanceOf(Notification.Error.class);
        assertThat(b.getMsgStoresTable().getRowCount()).isEqualTo(2);
    }

    @Test
    @Clause("LOGON-35")
    void logon35_theFlagIsIgnoredForASessionOfOnesOwn() throws MapiException {
        IMAPISession session = client.mapiLogonEx("all", NEW);
        List<Notification> seen = new ArrayList<>();
        session.advise(null, Set.of(), seen::addAll);
        session.logoff(LogoffFlag.MAPI_LOGOFF_SHARED);
        world.deliver();
        assertThat(seen).hasSize(1).first().isInstanceOf(Notification.Extended.class);
    }

    @Test
    @Clause("LOGON-39")
    void logon39_oneUserMayLogOnTwice() throws MapiException {
        client.mapiLogonEx("all", NEW);
        client.mapiLogonEx("all", NEW);
        assertThat(world.subsystem().sessions()).hasSize(2);
    }

    @Test
    void theSessionsOfABundleThatStopsAreClosed() throws MapiException {
        IMAPISession mine = client.mapiLogonEx("all", NEW);
        IMAPISession theirs = another().mapiLogonEx("all", NEW);
        client.stopped();
        assertCode(MapiCode.MAPI_E_END_OF_SESSION, mine::getMsgStoresTable);
        assertThat(theirs.getMsgStoresTable().getRowCount()).isEqualTo(2);
        assertThat(world.subsystem().sessions()).hasSize(1);
    }

    @Test
    void whenTheRuntimeStopsSessionsEndAndNobodyLogsOn() throws MapiException {
        IMAPISession session = client.mapiLogonEx("all", NEW);
        List<Notification> seen = new ArrayList<>();
        session.advise(null, Set.of(), seen::addAll);
        world.subsystem().stop();
        world.deliver();
        assertCode(MapiCode.MAPI_E_END_OF_SESSION, session::getMsgStoresTable);
        assertThat(seen.get(0))
                .isInstanceOfSatisfying(
                        Notification.Error.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_END_OF_SESSION));
        assertCode(MapiCode.MAPI_E_CALL_FAILED, () -> client.mapiLogonEx("all", NEW));
        assertThat(session.release()).isZero();
    }

    @Test
    void aLogonThatIsUnderWayWhenTheRuntimeStopsFails() {
        world.profiles().entry(call -> world.subsystem().stop());
        assertCode(MapiCode.MAPI_E_CALL_FAILED, () -> client.mapiLogonEx("all", NEW, LogonFlag.MAPI_SERVICE_UI_ALWAYS));
        assertThat(world.subsystem().sessions()).isEmpty();
    }

    @Test
    @Clause("PROF-03")
    void prof03_aDeletedProfileLivesAsLongAsItsSession() throws MapiException {
        IMAPISession session = client.mapiLogonEx("one", NEW);
        client.mapiAdminProfiles().deleteProfile("one");
        assertThat(session.getMsgStoresTable().getRowCount()).isOne();
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> client.mapiLogonEx("one", NEW));
        session.logoff();
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> client.mapiLogonEx("one", NEW));
    }
}
