// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.gate.CallGate;
import org.mapi4osgi.core.logon.LogonDriver;
import org.mapi4osgi.core.notify.Notifier;
import org.mapi4osgi.tags.PR;

/** Whatever a provider's object throws, its client gets a MapiException that holds nothing of the provider's. */
@Timeout(60)
final class HostileThrowTest {
    private final World world = new World();
    private final LogonDriver driver = new LogonDriver("world");
    private final Notifier notifier = new Notifier(Runnable::run, CallGate::isCallRunning, 100);
    private final StoreDoor door = new StoreDoor(driver.logon(), notifier);
    private final Scope scope = new Scope();
    private final World.Revision revision = world.revision();

    HostileThrowTest() {
        driver.arrive(revision, revision.store);
    }

    /** An error that fails when it is asked what it is. */
    private static final class Hostile extends Error {
        private static final long serialVersionUID = 1L;
        private final String stack;

        Hostile(String stack) {
            this.stack = stack;
        }

        @Override
        public String getMessage() {
            throw new StackOverflowError("no message either");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no name either");
        }

        @Override
        @SuppressWarnings("NullAway") // the defect under test
        public StackTraceElement[] getStackTrace() {
            return switch (stack) {
                case "null" -> null;
                case "elements" -> new StackTraceElement[] {null};
                default -> throw new NoClassDefFoundError("no stack either");
            };
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // how a checked exception is thrown undeclared
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private void throwsFromNowOn(Throwable thrown) {
        revision.onCall = () -> HostileThrowTest.<RuntimeException>sneak(thrown);
    }

    private void assertFailed(Throwable got) {
        assertThat(got).isInstanceOf(MapiException.class).hasNoCause().hasMessageContaining("world");
        assertThat(((MapiException) got).code()).isEqualTo(MapiCode.MAPI_E_CALL_FAILED);
        assertThat(got.getSuppressed()).isEmpty();
        assertThat(driver.logon().gate().inside()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "elements", "throws"})
    void anErrorThatFailsWhenAskedDoesNotEscape(String stack) throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        throwsFromNowOn(new Hostile(stack));
        assertFailed(catchThrowable(() -> store.getProps(PR.PR_DISPLAY_NAME)));
        assertFailed(catchThrowable(() -> door.openEntry(scope, World.id(0))));
    }

    @Test
    void aCheckedExceptionThatNobodyDeclaredDoesNotEscape() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        IMAPITable table = store.openRoot().getContentsTable();
        throwsFromNowOn(new IOException("sneaked"));
        assertFailed(catchThrowable(() -> store.getProps(PR.PR_DISPLAY_NAME)));
        assertFailed(catchThrowable(() -> door.openEntry(scope, World.id(0))));
        assertFailed(catchThrowable(() -> table.queryRows(1)));
    }

    @Test
    void aCheckedExceptionWhileAnObjectIsOpenedAgainDoesNotEscape() throws MapiException {
        IMsgStore store = door.openStore(scope, MapiCode.S_OK, () -> {});
        IMAPITable table = store.openRoot().getContentsTable();
        driver.leave(Duration.ofMinutes(1));
        World.Revision next = world.revision();
        driver.arrive(next, next.store);
        next.onCall = () -> HostileThrowTest.<RuntimeException>sneak(new IOException("sneaked"));
        assertFailed(catchThrowable(() -> table.queryRows(1)));
        next.onCall = () -> {};
        assertThat(table.queryRows(1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "throws", "checked"})
    void whatCloseThrowsStaysWithTheProvider(String what) throws MapiException {
        IMAPITable table =
                door.openStore(scope, MapiCode.S_OK, () -> {}).openRoot().getContentsTable();
        Throwable thrown = "checked".equals(what) ? new IOException("sneaked") : new Hostile(what);
        revision.onClose = () -> HostileThrowTest.<RuntimeException>sneak(thrown);
        table.close();
        assertThat(world.closed).isEqualTo(1);
        assertThat(driver.logon().gate().inside()).isZero();
    }
}
