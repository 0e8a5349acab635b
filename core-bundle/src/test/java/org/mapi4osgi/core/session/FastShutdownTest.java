// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.core.session.SessionWorld.assertCode;
import static org.mapi4osgi.core.session.SessionWorld.failure;
import static org.mapi4osgi.core.session.SessionWorld.openStore;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.IMAPIClientShutdown;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.subsystem.SubsystemClient;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.CallLog;
import org.mapi4osgi.kit.fake.FakeShutdown;

/** A client that exits without logging off. */
@Timeout(60)
final class FastShutdownTest {
    @TempDir
    Path folder = Path.of("");

    private final CallLog log = new CallLog();
    private final FakeShutdown store = new FakeShutdown(log, "store");
    private final FakeShutdown book = new FakeShutdown(log, "book");
    private final FakeShutdown smtp = new FakeShutdown(log, "smtp");
    private SessionWorld world;
    private IMAPISession session;
    private IMAPIClientShutdown shutdown;

    @BeforeEach
    void logon() throws MapiException {
        world = new SessionWorld(folder);
        world.store.shutdown = store;
        world.book.shutdown = book;
        world.smtp.shutdown(smtp);
        world.profiles().create("whole", "STORE", "BOOK", "BOOK2", "SMTP");
        session = world.logon("whole");
        TestSpooler spooler = world.connect();
        openStore(session, "My store");
        session.openAddressBook();
        spooler.connection.logonTransport(
                1, spooler.connection.transports(1).get(0).section(), Set.of());
        shutdown = session.queryInterface(IMAPIClientShutdown.IID);
    }

    @AfterEach
    void awaitProviders() {
        world.loader.awaitIdle();
    }

    @Test
    @Clause("SHUT-14")
    void shut14_transportsAreAskedBeforeAddressBooksAndStores() throws MapiException {
        shutdown.queryFastShutdown();
        shutdown.notifyProcessShutdown();
        shutdown.doFastShutdown();
        assertThat(log.lines())
                .containsExactly(
                        "smtp queryFastShutdown",
                        "book queryFastShutdown",
                        "store queryFastShutdown",
                        "smtp notifyProcessShutdown",
                        "book notifyProcessShutdown",
                        "store notifyProcessShutdown",
                        "smtp doFastShutdown",
                        "book doFastShutdown",
                        "store doFastShutdown");
    }

    @Test
    @Clause("SHUT-14")
    void shut14_oneProviderThatObjectsIsEnough() throws MapiException {
        book.fail("queryFastShutdown", MapiCode.MAPI_E_NO_SUPPORT);
        MapiException refusal = failure(shutdown::queryFastShutdown);
        assertThat(refusal.code()).isEqualTo(MapiCode.MAPI_E_NO_SUPPORT);
        assertThat(refusal).hasMessageContaining("book");
        assertThat(session.getLastError(MapiCode.MAPI_E_NO_SUPPORT)).isPresent();
        assertThat(log.lines("store")).isEmpty();
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, shutdown::doFastShutdown);
        assertThat(log.lines()).noneMatch(line -> line.endsWith("doFastShutdown"));
        assertThat(session.getMsgStoresTable().getRowCount()).as("goes on").isEqualTo(1);
    }

    @Test
    void aProviderThatDoesNotAnswerObjects() {
        store.fail("queryFastShutdown", MapiCode.MAPI_E_CALL_FAILED);
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, shutdown::queryFastShutdown);
    }

    @Test
    void whoHasNotAskedIsRefused() throws MapiException {
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, shutdown::doFastShutdown);
        shutdown.queryFastShutdown();
        store.fail("queryFastShutdown", MapiCode.MAPI_E_NO_SUPPORT);
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, shutdown::queryFastShutdown);
        assertCode(MapiCode.MAPI_E_NO_SUPPORT, shutdown::doFastShutdown);
    }

    @Test
    void aProviderThatFailsWhenToldKeepsNobodyFromBeingTold() throws MapiException {
        for (String method : new String[] {"notifyProcessShutdown", "doFastShutdown"}) {
            smtp.fail(method, MapiCode.MAPI_E_DISK_ERROR);
        }
        shutdown.queryFastShutdown();
        shutdown.notifyProcessShutdown();
        shutdown.doFastShutdown();
        assertThat(log.lines("store")).hasSize(3);
    }

    @Test
    void theClientIsGoneAndItsProvidersLeaveInTheBackground() throws Exception {
        shutdown.queryFastShutdown();
        shutdown.doFastShutdown();
        assertCode(MapiCode.MAPI_E_NOT_INITIALIZED, () -> world.client().mapiLogonEx("one"));
        assertThat(world.mail.await(lines -> lines.contains("smtp release 1"), 30_000))
                .isTrue();
        world.loader.awaitIdle();
        assertThat(world.store.calls).contains("store closed");
        assertThat(world.subsystem().sessions()).isEmpty();
        assertCode(MapiCode.MAPI_E_NOT_INITIALIZED, session::getMsgStoresTable);
        assertCode(MapiCode.MAPI_E_NOT_INITIALIZED, shutdown::queryFastShutdown);
    }

    @Test
    void allSessionsOfTheClientAreAskedInTheirOrderAndASharedOneOnce() throws MapiException {
        IMAPISession shared = world.client().mapiLogonEx("one", LogonFlag.MAPI_ALLOW_OTHERS);
        world.client().mapiLogonEx(null);
        openStore(shared, "My store");
        SubsystemClient other = world.subsystem().client("other");
        other.mapiInitialize();
        IMAPISession others = other.mapiLogonEx(null);
        shutdown.queryFastShutdown();
        assertThat(log.lines())
                .containsExactly(
                        "smtp queryFastShutdown",
                        "book queryFastShutdown",
                        "store queryFastShutdown",
                        "store queryFastShutdown");
        shutdown.doFastShutdown();
        world.loader.awaitIdle();
        assertThat(others.getMsgStoresTable().getRowCount()).as("goes on").isEqualTo(1);
        other.mapiUninitialize();
    }

    @Test
    void whatIsNotLoadedIsNotAsked() throws MapiException {
        session.logoff();
        log.clear();
        IMAPISession idle = world.logon("whole");
        idle.queryInterface(IMAPIClientShutdown.IID).queryFastShutdown();
        assertThat(log.lines()).isEmpty();
        idle.logoff();
        assertCode(
                MapiCode.MAPI_E_INVALID_OBJECT,
                () -> idle.queryInterface(IMAPIClientShutdown.IID).queryFastShutdown());
    }
}
