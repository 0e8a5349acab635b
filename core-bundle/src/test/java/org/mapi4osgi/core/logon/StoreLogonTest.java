// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.core.logon.LogonWorld.OTHER_SERVICE;
import static org.mapi4osgi.core.logon.LogonWorld.SERVICE;
import static org.mapi4osgi.core.logon.LogonWorld.STORE_UID;
import static org.mapi4osgi.core.logon.LogonWorld.privateId;
import static org.mapi4osgi.core.logon.LogonWorld.wrapped;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.route.StoreEntryIds;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeAddressBookProvider;
import org.mapi4osgi.kit.fake.FakeStoreProvider;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.SpiVersion;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;

/** Opening and closing stores. */
final class StoreLogonTest {
    private static final String DLL = "store";

    private final LogonWorld world = new LogonWorld();
    private final FakeStoreProvider provider = new FakeStoreProvider(world.log, STORE_UID);
    private final MapiUid section = world.addStore(SERVICE, DLL, wrapped(DLL, 1));
    private final List<StoreLogonRequest> requests = new ArrayList<>();

    @BeforeEach
    void install() {
        world.driver.start(ProviderKind.MS, DLL, "bundle." + DLL, provider);
    }

    /** The calls of the provider, without those of the support object and the listener. */
    private List<String> calls() {
        return world.log.lines().stream()
                .filter(line -> !line.startsWith("port ") && !line.startsWith("attached") && !line.startsWith("died"))
                .toList();
    }

    private void keepRequest() {
        provider.next((p, request) -> {
            requests.add(request);
            return p.logonWell(request);
        });
    }

    private static SupportObject support(StoreLogon logon) {
        return Objects.requireNonNull(logon.support());
    }

    private static IMsgStore store(StoreLogon logon) {
        return Objects.requireNonNull(logon.store());
    }

    private static void assertCode(MapiCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    @Clause({"INIT-01", "INIT-07", "MSLOG-03"})
    void mslog03_firstOpenInitialisesThenLogsOn() throws MapiException {
        StoreLogon logon = world.open(DLL, 1);

        assertThat(calls()).startsWith("init", "compareStoreIDs 1", "logon 1 " + privateId(1));
        assertThat(provider.lastInit()).isNotNull();
        assertThat(provider.lastInit().mapiVersion()).isEqualTo(new SpiVersion(0x00010010));
        assertThat(logon.state()).isEqualTo(LogonState.ATTACHED);
        assertThat(logon.sectionUid()).isEqualTo(section);
    }

    @Test
    @Clause("MSLOG-03")
    void mslog03_secondStoreIsLoggedOnWithTheSameProviderObject() throws MapiException {
        world.addStore(SERVICE, DLL, wrapped(DLL, 2));
        world.open(DLL, 1);
        world.open(DLL, 2);

        assertThat(world.log.lines("init")).hasSize(1);
        assertThat(world.log.lines("logon")).containsExactly("logon 1 " + privateId(1), "logon 1 " + privateId(2));
    }

    @Test
    @Clause({"MSLOG-04", "PLOG-04"})
    void mslog04_secondOpenReturnsTheSameStore() throws MapiException {
        StoreLogon first = world.open(DLL, 1);
        OpenedStore second = world.table.openStore(UiParam.NONE, wrapped(DLL, 1), Set.of());

        assertThat(second.logon()).isSameAs(first);
        assertThat(second.isNew()).isFalse();
        assertThat(first.uids()).containsExactly(STORE_UID);
        assertThat(world.log.lines("shutdown")).isEmpty();
        assertThat(support(first).references()).isEqualTo(1);
        assertThat(world.driver.steps()).endsWith(Step.ALREADY_OPEN);
    }

    @Test
    @Clause("MSLOG-04")
    void mslog04_aSecondOpenThatReturnsTheSameLogonObjectIsADuplicateToo() throws MapiException {
        StoreLogonResult[] results = new StoreLogonResult[1];
        provider.next((p, request) -> results[0] = p.logonWell(request));
        provider.next((p, request) -> results[0]);

        assertThat(world.open(DLL, 1)).isSameAs(world.open(DLL, 1));
        assertThat(world.log.lines("shutdown")).isEmpty();
    }

    @Test
    @Clause("MSLOG-04")
    void mslog04_theSameLogonObjectWithAnotherStoreObjectIsADuplicateToo() throws MapiException {
        StoreLogonResult[] results = new StoreLogonResult[1];
        provider.next((p, request) -> results[0] = p.logonWell(request));
        provider.next((p, request) -> StoreLogonResult.opened(
                results[0].logon().orElseThrow(), p.openedWithoutAddRef(request).store(), null));

        assertThat(world.open(DLL, 1)).isSameAs(world.open(DLL, 1));
        assertThat(world.log.lines("shutdown")).isEmpty();
    }

    @Test
    void aStoreSaidToBeOpenThatNeverWasIsRefused() {
        provider.next((p, request) ->
                StoreLogonResult.alreadyOpen(p.openedWithoutAddRef(request).store()));

        assertCode(MapiCode.MAPI_E_CALL_FAILED, () -> world.open(DLL, 1));
        assertThat(world.log.lines("shutdown")).hasSize(1);
    }

    @Test
    @Clause("MSLOG-01")
    void mslog01_noEntryIdIsAnInvalidParameter() {
        assertCode(MapiCode.MAPI_E_INVALID_PARAMETER, () -> world.table.openStore(UiParam.NONE, null, Set.of()));
    }

    @Test
    @Clause({"MSLOG-02", "WRAP-03"})
    void mslog02_theProviderGetsThePrivateEntryId() throws MapiException {
        keepRequest();
        world.open(DLL, 1, OpenMsgStoreFlag.MDB_WRITE);

        StoreLogonRequest request = requests.get(0);
        assertThat(request.entryId()).isEqualTo(privateId(1));
        assertThat(request.flags()).containsExactly(OpenMsgStoreFlag.MDB_WRITE);
        assertThat(request.profileName()).isEqualTo("profile");
    }

    @Test
    @Clause({"MSLOG-11", "MSLOG-15"})
    void mslog11_aStoreThatNoSectionKnowsGetsATemporarySection() throws MapiException {
        StoreLogon logon = world.open(DLL, 9);

        assertThat(world.temporaries()).hasSize(1);
        assertThat(logon.entry()).isEqualTo(world.temporaries().get(0));
        assertThat(logon.entry().serviceUid()).isNull();
        assertThat(logon.entry().bundle()).isEqualTo("bundle." + DLL);

        world.table.logoff();
        assertThat(world.temporaries()).isEmpty();
    }

    @Test
    @Clause("MSLOG-11")
    void mslog11_aFailingOpenLeavesNoTemporarySection() {
        provider.failNext(MapiCode.MAPI_E_NOT_FOUND);

        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> world.open(DLL, 9));
        assertThat(world.temporaries()).isEmpty();
    }

    @Test
    @Clause({"MSLOG-14", "MSLOG-15"})
    void mslog14_theSectionIsTheOneThatTheProviderSaysIsTheSame() throws MapiException {
        world.addStore(SERVICE, "other", wrapped("other", 5));
        provider.sameStore((a, b) -> a.equals(privateId(5)) && b.equals(privateId(1)));

        assertThat(world.open(DLL, 5).sectionUid()).isEqualTo(section);
    }

    @Test
    @Clause("FOREIGN-02")
    void foreign02_aSectionWhoseStoreIsNotChosenYetIsLoggedOnWithoutAnEntryId() throws MapiException {
        MapiUid fresh = world.addStore(SERVICE, DLL, null);
        keepRequest();
        EntryId id = StoreEntryIds.forSection(DLL, fresh);

        StoreLogon logon = world.table.openStore(UiParam.NONE, id, Set.of()).logon();
        assertThat(logon.sectionUid()).isEqualTo(fresh);
        assertThat(requests.get(0).entryId()).isNull();
    }

    @Test
    void aSectionThatIsGoneIsNotFound() {
        EntryId id = StoreEntryIds.forSection(DLL, MapiUid.random());
        assertCode(MapiCode.MAPI_E_NOT_FOUND, () -> world.table.openStore(UiParam.NONE, id, Set.of()));
    }

    @Test
    void somethingElseThanAStoreEntryIdIsRefused() {
        assertCode(MapiCode.MAPI_E_INVALID_ENTRYID, () -> world.table.openStore(UiParam.NONE, privateId(1), Set.of()));
    }

    @Test
    @Clause("INIT-02")
    void init02_aProviderThatRefusesTheVersionIsAskedNothingElse() {
        provider.failInit(MapiCode.MAPI_E_VERSION);

        assertCode(MapiCode.MAPI_E_VERSION, () -> world.open(DLL, 1));
        assertThat(calls()).containsExactly("init");
        assertThat(world.driver.steps()).containsExactly(Step.LOADED, Step.INIT_FAILED, Step.UNLOADED);
    }

    @Test
    @Clause("INIT-03")
    void init03_aProviderThatIsTooOldIsReleasedAtOnce() {
        provider.version(new SpiVersion(0x0000FFFF));

        assertCode(MapiCode.MAPI_E_VERSION, () -> world.open(DLL, 1));
        assertThat(calls()).containsExactly("init", "release 1");
    }

    @Test
    @Clause("INIT-04")
    void init04_eachSessionHasAProviderObjectOfItsOwn() throws MapiException {
        world.open(DLL, 1);
        world.newTable(2).openStore(UiParam.NONE, wrapped(DLL, 1), Set.of());

        assertThat(world.log.lines("logon")).containsExactly("logon 1 " + privateId(1), "logon 2 " + privateId(1));
    }

    @Test
    @Clause("INIT-06")
    void init06_aModuleWithoutTheEntryPointCannotBeLoaded() {
        world.addBook(OTHER_SERVICE, DLL);

        assertThatThrownBy(() -> world.table.openStore(UiParam.NONE, wrapped("nowhere", 1), Set.of()))
                .hasMessageContaining("MS nowhere");
        assertThat(world.log.lines("init")).isEmpty();
    }

    @Test
    @Clause("INIT-08")
    void init08_asManyUnloadsAsLoads() throws MapiException {
        var module = world.driver.start(ProviderKind.MS, "counted", "bundle.counted", provider);
        for (int session = 2; session < 5; session++) {
            LogonTable table = world.newTable(session);
            table.openStore(UiParam.NONE, wrapped("counted", session), Set.of());
            assertThat(module.uses()).isEqualTo(1);
            table.logoff();
            assertThat(module.uses()).isZero();
        }
        assertThat(world.driver.steps().stream().filter(s -> s == Step.LOADED)).hasSize(3);
        assertThat(world.driver.steps().stream().filter(s -> s == Step.UNLOADED))
                .hasSize(3);
    }

    @Test
    @Clause({"PLOG-03", "PLOG-05"})
    void plog03_aProviderThatDoesNotAddRefIsUnloaded() {
        provider.next((p, request) -> {
            request.support().setProviderUID(STORE_UID);
            return p.openedWithoutAddRef(request);
        });

        assertCode(MapiCode.MAPI_E_FAILONEPROVIDER, () -> world.open(DLL, 1));
        assertThat(world.log.lines("logo")).containsExactly("logon 1 " + privateId(1), "logoff", "logon released");
        assertThat(calls()).endsWith("shutdown 1", "release 1");
        assertThat(world.router.route(privateId(1))).isNull();
        assertThat(world.table.logons()).isEmpty();
    }

    @Test
    @Clause("PLOG-03")
    void plog03_aLogonMayWorkThroughTheSupportObjectOfAnEarlierOne() throws MapiException {
        world.addStore(SERVICE, DLL, wrapped(DLL, 2));
        world.open(DLL, 1);
        provider.next((p, request) -> p.openedWithoutAddRef(request));

        assertThat(world.open(DLL, 2).state()).isEqualTo(LogonState.ATTACHED);
        assertThat(world.log.lines("shutdown")).isEmpty();
    }

    @Test
    @Clause({"PLOG-06", "PLOG-07", "PASSWD-01"})
    void plog07_afterFailOneProviderTheClientMayAskAgain() throws MapiException {
        world.addBook(SERVICE, "book");
        world.driver.start(ProviderKind.AB, "book", "bundle.book", new FakeAddressBookProvider(world.log, "book"));
        provider.failNext(MapiCode.MAPI_E_FAILONEPROVIDER);

        assertCode(MapiCode.MAPI_E_FAILONEPROVIDER, () -> world.open(DLL, 1));
        assertThat(world.openBooks().logons()).hasSize(1);
        assertThat(world.open(DLL, 1).state()).isEqualTo(LogonState.ATTACHED);
        assertThat(world.log.lines("book logoff")).isEmpty();
    }

    @Test
    @Clause({"PLOG-08", "PLOG-09", "LOGON-38"})
    void plog08_anErrorDisablesTheServiceForTheSession() throws MapiException {
        world.addStore(SERVICE, DLL, wrapped(DLL, 2));
        world.addStore(OTHER_SERVICE, DLL, wrapped(DLL, 3));
        provider.failNext(MapiCode.MAPI_E_LOGON_FAILED);

        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> world.open(DLL, 1));
        int logons = world.log.lines("logon").size();
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> world.open(DLL, 1));
        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> world.open(DLL, 2));
        assertThat(world.log.lines("logon")).hasSize(logons);

        assertThat(world.open(DLL, 3).state()).isEqualTo(LogonState.ATTACHED);
        OpenedStore next = world.newTable(2).openStore(UiParam.NONE, wrapped(DLL, 1), Set.of());
        assertThat(next.isNew()).isTrue();
    }

    @Test
    @Clause("PLOG-08")
    void plog08_whatTheServiceHadLoggedOnIsCalledNoMore() throws MapiException {
        world.addBook(SERVICE, "book");
        world.driver.start(
                ProviderKind.AB,
                "book",
                "bundle.book",
                new FakeAddressBookProvider(world.log, "book", LogonWorld.BOOK_UID));
        provider.failNext(MapiCode.MAPI_E_LOGON_FAILED);

        assertCode(MapiCode.MAPI_E_LOGON_FAILED, () -> world.open(DLL, 1));
        assertThat(world.log.lines("book"))
                .endsWith("book logoff", "book logon released", "book shutdown 1", "book release 1");
        assertThat(world.openBooks().logons()).isEmpty();
    }

    @Test
    @Clause({"PLOG-10", "PLOG-13"})
    void plog10_anUnconfiguredServiceIsConfiguredAndAskedOnceMore() throws MapiException {
        provider.failNext(MapiCode.MAPI_E_UNCONFIGURED);

        assertThat(world.open(DLL, 1, OpenMsgStoreFlag.MDB_NO_DIALOG).state()).isEqualTo(LogonState.ATTACHED);
        assertThat(world.log.lines("configure")).hasSize(1);
        assertThat(world.log.lines("logon 1")).hasSize(2);
        assertThat(world.configureFlags).doesNotContain(ServiceFlag.SERVICE_UI_ALLOWED, ServiceFlag.SERVICE_UI_ALWAYS);
    }

    @Test
    @Clause("PLOG-10")
    void plog10_theEntryFunctionMayShowADialogIfTheClientAllowsIt() throws MapiException {
        provider.failNext(MapiCode.MAPI_E_UNCONFIGURED);
        world.open(DLL, 1);

        assertThat(world.configureFlags).contains(ServiceFlag.SERVICE_UI_ALLOWED);
    }

    @Test
    @Clause("PLOG-11")
    void plog11_unconfiguredTwiceDisablesTheService() {
        provider.failNext(MapiCode.MAPI_E_UNCONFIGURED);
        provider.failNext(MapiCode.MAPI_E_UNCONFIGURED);

        assertCode(MapiCode.MAPI_E_UNCONFIGURED, () -> world.open(DLL, 1));
        assertCode(MapiCode.MAPI_E_UNCONFIGURED, () -> world.open(DLL, 1));
        assertThat(world.log.lines("logon 1")).hasSize(2);
        assertThat(world.log.lines("configure")).hasSize(1);
    }

    @Test
    @Clause("PLOG-12")
    void plog12_withoutAnEntryFunctionThereIsNoRetry() {
        world.failConfigure(MapiCode.MAPI_E_NOT_INITIALIZED);
        provider.failNext(MapiCode.MAPI_E_UNCONFIGURED);

        assertCode(MapiCode.MAPI_E_UNCONFIGURED, () -> world.open(DLL, 1));
        assertCode(MapiCode.MAPI_E_UNCONFIGURED, () -> world.open(DLL, 1));
        assertThat(world.log.lines("logon 1")).hasSize(1);
    }

    @Test
    @Clause("PLOG-14")
    void plog14_theProvidersCodeReachesTheClient() {
        for (MapiCode code :
                List.of(MapiCode.MAPI_E_USER_CANCEL, MapiCode.MAPI_E_UNKNOWN_CPID, MapiCode.MAPI_E_UNKNOWN_LCID)) {
            LogonWorld each = new LogonWorld();
            FakeStoreProvider failing = new FakeStoreProvider(each.log);
            each.addStore(SERVICE, DLL, wrapped(DLL, 1));
            each.driver.start(ProviderKind.MS, DLL, "bundle." + DLL, failing);
            failing.failNext(code);

            assertCode(code, () -> each.open(DLL, 1));
            assertCode(code, () -> each.open(DLL, 1));
            assertThat(each.log.lines("logon")).hasSize(1);
        }
    }

    @Test
    @Clause("PLOG-18")
    void plog18_aWarningComesWithTheStore() throws MapiException {
        provider.next((p, request) ->
                p.logonWell(request).withWarning(MapiError.of("store", "the archive is not reachable")));

        OpenedStore store = world.table.openStore(UiParam.NONE, wrapped(DLL, 1), Set.of());
        assertThat(store.warning()).contains(MapiError.of("store", "the archive is not reachable"));
        assertThat(store.isNew()).isTrue();
    }

    @Test
    @Clause({"PLOG-19", "DEFER-01"})
    void plog19_flagsReachTheProvider() throws MapiException {
        keepRequest();
        world.open(DLL, 1, OpenMsgStoreFlag.MDB_NO_DIALOG, OpenMsgStoreFlag.MAPI_DEFERRED_ERRORS);

        assertThat(requests.get(0).flags())
                .containsExactlyInAnyOrder(OpenMsgStoreFlag.MDB_NO_DIALOG, OpenMsgStoreFlag.MAPI_DEFERRED_ERRORS);
    }

    @Test
    @Clause("PLOG-21")
    void plog21_theSupportObjectWorksWhileLogonRuns() throws MapiException {
        provider.next((p, request) -> {
            request.support().setProviderUID(LogonWorld.uid(1));
            request.support().modifyStatusRow(Props.EMPTY);
            request.support().openProfileSection(null);
            return p.logonWell(request);
        });
        StoreLogon logon = world.open(DLL, 1);

        assertThat(logon.uids()).contains(LogonWorld.uid(1));
        assertThat(world.log.lines("port")).startsWith("port modifyStatusRow", "port openProfileSection");
    }

    @Test
    @Clause("PLOG-22")
    void plog22_eachLogonHasASupportObjectOfItsOwn() throws MapiException {
        world.addStore(SERVICE, DLL, wrapped(DLL, 2));
        assertThat(world.open(DLL, 1).support()).isNotSameAs(world.open(DLL, 2).support());
    }

    @Test
    @Clause({"SHUT-01", "SHUT-02"})
    void shut01_logoffThenReleaseOfEachLogonThenShutdownThenRelease() throws MapiException {
        world.addStore(SERVICE, DLL, wrapped(DLL, 2));
        world.open(DLL, 1);
        world.open(DLL, 2);
        world.log.clear();

        world.table.logoff();
        world.table.logoff();

        assertThat(calls())
                .containsExactly("logoff", "logon released", "logoff", "logon released", "shutdown 1", "release 1");
    }

    @Test
    void afterLogoffNothingIsOpened() {
        world.table.logoff();
        assertCode(MapiCode.MAPI_E_END_OF_SESSION, () -> world.open(DLL, 1));
        assertCode(MapiCode.MAPI_E_END_OF_SESSION, world::openBooks);
    }

    @Test
    @Clause({"SHUT-10", "SHUT-11", "SHUT-15"})
    void shut10_aStoreThatReleasesItsSupportObjectIsLoggedOff() throws MapiException {
        world.addStore(SERVICE, DLL, wrapped(DLL, 2));
        StoreLogon closing = world.open(DLL, 1);
        StoreLogon staying = world.open(DLL, 2);
        world.log.clear();

        closing.enter(MapiCode.MAPI_E_INVALID_OBJECT);
        store(closing).close();
        closing.exit();
        world.table.closed(closing);

        assertThat(closing.state()).isEqualTo(LogonState.DEAD);
        assertThat(world.log.lines().indexOf("died " + closing.ordinal()))
                .isLessThan(world.log.lines().indexOf("logoff"))
                .isNotNegative();
        assertThat(calls()).containsExactly("store released", "logoff", "logon released");
        assertCode(MapiCode.MAPI_E_INVALID_OBJECT, () -> closing.enter(MapiCode.MAPI_E_INVALID_OBJECT));
        assertThat(staying.state()).isEqualTo(LogonState.ATTACHED);
    }

    @Test
    @Clause("SHUT-02")
    void shut02_theLastStoreTakesItsProviderAlong() throws MapiException {
        StoreLogon logon = world.open(DLL, 1);
        store(logon).close();
        world.table.closed(logon);

        assertThat(calls()).endsWith("logoff", "logon released", "shutdown 1", "release 1");
        assertThat(world.driver.steps()).endsWith(Step.LOGGED_OFF, Step.SHUT_DOWN, Step.UNLOADED);
        assertThat(world.table.logons()).isEmpty();

        assertThat(world.open(DLL, 1).state()).isEqualTo(LogonState.ATTACHED);
    }

    @Test
    void aReferenceThatIsNotReleasedIsReportedWithItsPlace() throws MapiException {
        provider.next((p, request) -> {
            request.support().addRef();
            return p.logonWell(request);
        });
        StoreLogon logon = world.open(DLL, 1);
        assertThat(support(logon).references()).isEqualTo(2);

        world.table.logoff();
        assertThat(world.driver.events())
                .filteredOn(e -> e.step() == Step.MISBEHAVED)
                .singleElement()
                .satisfies(e -> assertThat(e.detail()).contains("1 reference", "FakeStoreProvider"));
    }

    @Test
    @Clause({"ABLOG-02"})
    void ablog02_theAddressBookOfTheServiceStartsBeforeItsStore() throws MapiException {
        world.addBook(SERVICE, "book");
        world.driver.start(ProviderKind.AB, "book", "bundle.book", new FakeAddressBookProvider(world.log, "book"));

        world.open(DLL, 1);
        List<String> lines = world.log.lines();
        assertThat(lines.indexOf("book logon 1")).isNotNegative().isLessThan(lines.indexOf("logon 1 " + privateId(1)));
    }

    @Test
    void theProvidersOwnFailureIsCopied() {
        provider.next((p, request) -> {
            throw new IllegalStateException("a mistake in the provider");
        });

        assertThatThrownBy(() -> world.open(DLL, 1)).isInstanceOfSatisfying(MapiException.class, e -> {
            assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CALL_FAILED);
            assertThat(e).hasMessageContaining("a mistake in the provider").hasNoCause();
        });
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullFromLogonIsTheProvidersDefect() {
        provider.next((p, request) -> null);
        assertCode(MapiCode.MAPI_E_CALL_FAILED, () -> world.open(DLL, 1));
    }

    @Test
    @Clause("MSLOG-04")
    void theOrderOfStepsIsThatOfTheReference() throws MapiException {
        world.open(DLL, 1);
        assertThat(world.driver.events())
                .extracting(e -> e.step())
                .containsExactly(Step.LOADED, Step.INITIALISED, Step.ADD_REF, Step.UID_REGISTERED, Step.LOGGED_ON);
    }
}
