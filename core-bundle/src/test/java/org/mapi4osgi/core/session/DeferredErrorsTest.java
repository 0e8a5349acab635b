// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.openStore;
import static org.mapi4osgi.core.session.SessionWorld.storeId;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIContainer;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProviderAdmin;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.tags.PR;

/** MAPI_DEFERRED_ERRORS at every door that takes it. */
@Timeout(60)
final class DeferredErrorsTest {
    private static final OpenEntryFlag DEFERRED = OpenEntryFlag.MAPI_DEFERRED_ERRORS;
    private static final String PASSED = "openEntry [MAPI_DEFERRED_ERRORS]";

    @TempDir
    Path folder = Path.of("");

    private SessionWorld world;
    private Contacts.Container contacts;
    private IMAPISession session;

    @BeforeEach
    void logon() throws MapiException {
        world = new SessionWorld(folder);
        contacts = world.book.container(1, "Personal", Contacts.AB_RECIPIENTS, Contacts.DT_LOCAL);
        contacts.user(10, "Ann");
        session = world.logon("all");
    }

    /** Whether the last parameter is of flags that have MAPI_DEFERRED_ERRORS. */
    private static Stream<String> deferring(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() > 0)
                .filter(method -> {
                    Class<?> flag = method.getParameterTypes()[method.getParameterCount() - 1].getComponentType();
                    return flag != null
                            && flag.isEnum()
                            && Arrays.stream(flag.getEnumConstants())
                                    .anyMatch(constant -> constant.toString().equals("MAPI_DEFERRED_ERRORS"));
                })
                .map(method -> type.getSimpleName() + "." + method.getName())
                .distinct();
    }

    /** A method that is new here needs a test: below, or of the handles in EveryMethodTest. */
    @Test
    void theseAreAllMethodsThatTakeTheFlag() {
        assertThat(Stream.of(
                                IMAPISession.class,
                                IAddrBook.class,
                                IMsgServiceAdmin.class,
                                IProviderAdmin.class,
                                IMAPISupport.class,
                                IMSLogon.class,
                                IABLogon.class,
                                IXPLogon.class,
                                IMsgStore.class,
                                IMAPIContainer.class,
                                IMAPIFolder.class,
                                IMessage.class,
                                IMAPIProp.class)
                        .flatMap(DeferredErrorsTest::deferring))
                .containsExactlyInAnyOrder(
                        "IMAPISession.openMsgStore",
                        "IMAPISession.openAddressBook",
                        "IMAPISession.openEntry",
                        "IMAPISession.openProfileSection",
                        "IAddrBook.openEntry",
                        "IAddrBook.openRoot",
                        "IMsgServiceAdmin.openProfileSection",
                        "IProviderAdmin.openProfileSection",
                        "IMAPISupport.openEntry",
                        "IMAPISupport.openProfileSection",
                        "IMSLogon.openEntry",
                        "IMSLogon.openStatusEntry",
                        "IABLogon.openEntry",
                        "IABLogon.openStatusEntry",
                        "IXPLogon.openStatusEntry",
                        "IMsgStore.openEntry",
                        "IMsgStore.openRoot",
                        "IMAPIContainer.openEntry",
                        "IMAPIContainer.getContentsTable",
                        "IMAPIContainer.getHierarchyTable",
                        "IMAPIFolder.createFolder",
                        "IMAPIFolder.createMessage",
                        "IMAPIFolder.setReadFlags",
                        "IMessage.openAttach",
                        "IMessage.setReadFlag",
                        "IMAPIProp.openProperty",
                        "IMAPIProp.saveChanges");
    }

    @Test
    @Clause({"DEFER-01", "DEFER-02"})
    void defer01_aStoreOpensAndTheFirstCallThatNeedsItsBackEndFails() throws MapiException {
        world.store.openFailure = new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "unreachable");
        IMsgStore store = openStore(session, "My store", OpenMsgStoreFlag.MAPI_DEFERRED_ERRORS);
        assertThat(world.store.calls).contains("logon [MAPI_DEFERRED_ERRORS]");
        assertCode(MapiCode.MAPI_E_NETWORK_ERROR, () -> store.openRoot(DEFERRED));
        assertThat(world.store.calls).contains(PASSED);
        assertThat(store.getLastError(MapiCode.MAPI_E_NETWORK_ERROR)).isPresent();
        world.store.openFailure = null;
        assertThat(store.openRoot().getProp(PR.PR_DISPLAY_NAME))
                .as("reachable again")
                .contains("Root");
    }

    @Test
    @Clause({"DEFER-01", "DEFER-02"})
    void defer01_anAddressBookOpensAndTheFirstCallThatNeedsItsBackEndFails() throws MapiException {
        world.book.openFailure = MapiCode.MAPI_E_NETWORK_ERROR;
        IAddrBook book = session.openAddressBook(AddressBookFlag.MAPI_DEFERRED_ERRORS);
        assertThat(book.warning()).isEqualTo(MapiCode.S_OK);
        assertThat(Objects.requireNonNull(world.book.lastRequest).flags())
                .containsExactly(AddressBookFlag.MAPI_DEFERRED_ERRORS);
        assertCode(MapiCode.MAPI_E_NETWORK_ERROR, () -> book.openEntry(world.book.id(10), DEFERRED));
        assertThat(world.book.opened).contains(PASSED);
    }

    @Test
    @Clause("DEFER-02")
    void defer02_theFlagReachesEachProvidersOwnCall() throws MapiException {
        world.store.statusRow = Props.of(PR.PR_DISPLAY_NAME, "Store");
        session.openEntry(storeId(session, "My store"), DEFERRED);
        assertThat(world.store.calls)
                .as("a store that is opened by its entry ID")
                .containsAnyOf(
                        "logon [MDB_NO_DIALOG, MAPI_DEFERRED_ERRORS]", "logon [MAPI_DEFERRED_ERRORS, MDB_NO_DIALOG]");
        session.openEntry(world.disk.root.id, DEFERRED);
        assertThat(world.store.calls).contains(PASSED);
        IAddrBook book = session.openAddressBook();
        for (Opener opener : List.<Opener>of(
                () -> session.openEntry(world.book.id(10), DEFERRED),
                () -> book.openEntry(world.book.id(10), DEFERRED),
                () -> Objects.requireNonNull(world.book.lastSupport).openEntry(world.book.id(10), DEFERRED))) {
            world.book.opened.clear();
            opener.open().close();
            assertThat(world.book.opened).containsExactly(PASSED);
        }
        for (Props row : SessionWorld.rows(session.getStatusTable())) {
            if (row.get(PR.PR_PROVIDER_DLL_NAME).orElse("").equals("store")) {
                session.openEntry(row.entryId(PR.PR_ENTRYID).orElseThrow(), DEFERRED);
            }
        }
        assertThat(world.store.calls).contains("openStatusEntry [MAPI_DEFERRED_ERRORS]");
    }

    @FunctionalInterface
    private interface Opener {
        IMAPIProp open() throws MapiException;
    }

    /** What the runtime has itself is there or not: nothing of it is deferred. */
    @Test
    @Clause("DEFER-02")
    void defer02_whatIsMapisOwnOpensAtOnce() throws MapiException {
        OpenSectionFlag deferred = OpenSectionFlag.MAPI_DEFERRED_ERRORS;
        assertThat(session.openAddressBook().openRoot(DEFERRED).objectType()).isNotNull();
        MapiUid uid = MapiUid.random();
        session.openProfileSection(uid, OpenSectionFlag.MAPI_MODIFY, deferred).setProp(PR.PR_COMMENT, "kept");
        try (IMsgServiceAdmin admin = session.adminServices()) {
            MapiUid service = MapiUid.parse(SessionWorld.rows(admin.getMsgServiceTable())
                    .get(0)
                    .get(PR.PR_SERVICE_UID)
                    .orElseThrow());
            assertThat(admin.openProfileSection(service, deferred).getProp(PR.PR_SERVICE_UID))
                    .contains(service.toBinary());
            try (IProviderAdmin providers = admin.adminProviders(service)) {
                assertThat(providers.openProfileSection(service, deferred).getProp(PR.PR_SERVICE_UID))
                        .contains(service.toBinary());
            }
        }
        session.openAddressBook();
        IMAPISupport support = Objects.requireNonNull(world.book.lastSupport);
        assertThat(support.openProfileSection(null, deferred).getProp(PR.PR_PROVIDER_DLL_NAME))
                .contains("book");
    }
}
