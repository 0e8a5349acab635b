// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spooler.queue.RetryPolicy;
import org.mapi4osgi.spooler.testing.DrivenWork;
import org.mapi4osgi.spooler.testing.TestDoor;
import org.mapi4osgi.spooler.work.Faults;
import org.mapi4osgi.spooler.work.Lane;

final class LeaseTest {
    private static final EntryId MESSAGE = EntryId.compose(MapiUid.random(), Binary.EMPTY);

    private final DrivenWork work = new DrivenWork(new AtomicReference<>(Instant.EPOCH));
    private final Lane control = work.lane("control");
    private final List<String> calls = new ArrayList<>();
    /** What a renewal of the lock comes to. */
    private Renewal renewal = () -> {};

    private Lease lease;

    @FunctionalInterface
    private interface Renewal {
        void run() throws MapiException;
    }

    @BeforeEach
    void begin() throws MapiException {
        SessionContext context = new SessionContext(
                TestDoor.SESSION,
                new TestDoor(work),
                work,
                control,
                work.lane("errands"),
                new SettlingLanes(work, "settling"),
                Faults.NONE,
                RetryPolicy.DEFAULT);
        StoreWatch watch = StoreWatch.open(context, MapiUid.random(), store(), (store, events) -> {});
        lease = new Lease(context, watch, MESSAGE, () -> calls.add("lost"));
        assertThat(lease.lock(watch.open(MESSAGE))).isEmpty();
        calls.clear();
    }

    private IMsgStore store() {
        IMessage message = fake(IMessage.class, (method, argument) -> {
            calls.add(method);
            return null;
        });
        IMAPIProp opened = fake(IMAPIProp.class, (method, argument) -> message);
        return fake(IMsgStore.class, (method, argument) -> {
            if (method.equals("openEntry")) {
                return opened;
            } else if (method.equals("setLockState")) {
                calls.add(Objects.requireNonNull(argument).toString());
                renewal.run();
                return null;
            }
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "the test needs no " + method);
        });
    }

    /** What a method answers, by its name and its last argument. */
    @FunctionalInterface
    private interface Answer {
        @Nullable
        Object call(String method, @Nullable Object argument) throws MapiException;
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                LeaseTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        answer.call(method.getName(), arguments == null ? null : arguments[arguments.length - 1])));
    }

    private void end() {
        lease.end(true, () -> calls.add("then"));
    }

    @Test
    void itIsRenewedUntilItEnds() {
        work.advance(Lease.RENEWED.multipliedBy(2));
        end();
        work.advance(Duration.ofHours(1));
        assertThat(calls)
                .containsExactly("MSG_LOCKED", "close", "MSG_LOCKED", "close", "MSG_UNLOCKED", "close", "then");
    }

    @Test
    void noRenewalIsAfterTheUnlock() {
        renewal = () -> {
            renewal = () -> {};
            end();
            assertThat(calls).as("nothing before the renewal is over").containsExactly("MSG_LOCKED");
        };
        work.advance(Duration.ofHours(1));
        assertThat(calls).containsExactly("MSG_LOCKED", "close", "MSG_UNLOCKED", "close", "then");
    }

    @Test
    void aRenewalThatADefectEndsIsTriedAgain() {
        renewal = () -> {
            renewal = () -> {};
            throw new IllegalStateException("a defect");
        };
        work.advance(Lease.RENEWED);
        assertThat(lease.isHeld()).isTrue();
        work.advance(Lease.RENEWED);
        assertThat(calls).containsExactly("MSG_LOCKED", "close", "MSG_LOCKED", "close");
    }

    @Test
    void aLockThatAnotherHasIsNeitherRenewedNorGivenBack() {
        renewal = () -> {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "another has it");
        };
        work.advance(Duration.ofHours(1));
        assertThat(lease.isHeld()).isFalse();
        end();
        assertThat(calls).containsExactly("MSG_LOCKED", "close", "lost", "then");
    }

    @Test
    void thatALockWasLostIsNotToldOnceItHasEnded() {
        renewal = () -> {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "another has it");
        };
        control.execute(() -> {
            // The word of it waits until this is done.
            work.advance(Lease.RENEWED);
            end();
        });
        work.run();
        assertThat(calls).containsExactly("MSG_LOCKED", "close", "then");
    }
}
