// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.kit.fake.CallLog;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spooler.Spooler;
import org.mapi4osgi.spooler.queue.RetryPolicy;
import org.mapi4osgi.spooler.testing.DrivenWork;
import org.mapi4osgi.spooler.testing.TestDoor;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.spooler.work.Faults;
import org.mapi4osgi.spooler.work.Threads;

/** With real threads: nothing here is driven. */
@Timeout(60)
final class SlowTransportTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    @Test
    void aTransportThatHangsHoldsUpNoOtherAndTheSpoolerStillStops() throws Exception {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());
        CallLog log = new CallLog();
        CountDownLatch hang = new CountDownLatch(1);
        CountDownLatch hangs = new CountDownLatch(1);
        FakeTransportProvider slow = new FakeTransportProvider(log, "slow", "SMTP");
        slow.script().nextSubmit((logon, message, reference, flags) -> {
            hangs.countDown();
            try {
                assertThat(hang.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return logon.takeAll(message, reference, flags);
        });
        FakeTransportProvider fast = new FakeTransportProvider(log, "fast", "FAX");
        TestDoor door = new TestDoor(new DrivenWork(clock));
        door.add(slow, "slow");
        door.add(fast, "fast");
        Threads threads = new Threads(Clock.systemUTC());
        try (TestStore store = new TestStore(directory, clock)) {
            Spooler spooler = new Spooler(threads, Faults.NONE, RetryPolicy.DEFAULT);
            door.connect(spooler);
            spooler.connect(door);
            door.open(store);
            store.submit("slow", "bob");
            assertThat(hangs.await(20, TimeUnit.SECONDS)).isTrue();
            store.submit(store.draft("fast"), TestStore.to("FAX", "1"));
            assertThat(log.await(lines -> lines.contains("fast sent to 1"), 20_000))
                    .isTrue();
            assertThat(spooler.stop(Duration.ofMillis(1))).as("bounded").isFalse();
            hang.countDown();
            assertThat(log.await(lines -> lines.contains("slow logon released"), 20_000))
                    .isTrue();
            assertThat(spooler.stop(Duration.ofSeconds(20)))
                    .as("what it has sent is noted")
                    .isTrue();
            assertThat(store.sent()).containsExactly("slow");
            assertThat(threads.stop(Duration.ofSeconds(20))).isEmpty();
        }
    }
}
