// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ThreadsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Threads threads = new Threads(Clock.systemUTC());

    @AfterEach
    void stop() throws Exception {
        threads.stop(PATIENCE);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLaneDoesOneTaskAfterTheOtherWhateverFails() {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch end = new CountDownLatch(1);
        Lane lane = threads.lane("test");
        for (int i = 0; i < 100; i++) {
            int number = i;
            lane.execute(() -> {
                done.add(number);
                if (number % 3 == 0) {
                    throw new IllegalStateException("as the test wants it");
                }
            });
        }
        lane.execute(end::countDown);
        await(end);
        assertThat(done).hasSize(100).isSorted();
    }

    @Test
    void aLaneThatHangsHoldsUpNoOther() {
        CountDownLatch hang = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        AtomicReference<String> name = new AtomicReference<>();
        threads.lane("hangs").execute(() -> await(hang));
        threads.lane("goes on").execute(() -> {
            name.set(Thread.currentThread().getName());
            other.countDown();
        });
        await(other);
        hang.countDown();
        assertThat(name).hasValue("mapi spooler goes on");
    }

    @Test
    void aClosedLaneFinishesAndTakesNothingMore() {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch last = new CountDownLatch(1);
        Lane lane = threads.lane("closing");
        lane.execute(() -> await(go));
        assertThat(lane.execute(() -> {
                    done.add("was there");
                    last.countDown();
                }))
                .isTrue();
        lane.close();
        assertThat(lane.execute(() -> done.add("too late")))
                .as("who asks is told")
                .isFalse();
        go.countDown();
        await(last);
        assertThat(done).containsExactly("was there");
    }

    @Test
    void anAlarmComesUnlessItIsTakenBack() {
        CountDownLatch due = new CountDownLatch(1);
        AtomicReference<String> wrong = new AtomicReference<>("");
        threads.after(Duration.ofDays(1), () -> wrong.set("too early")).cancel();
        threads.after(Duration.ZERO, () -> {
            throw new IllegalStateException("as the test wants it");
        });
        threads.after(Duration.ZERO, due::countDown);
        await(due);
        assertThat(wrong).hasValue("");
    }

    @Test
    void stopEndsAllThreadsAndNamesThoseThatDoNot() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        threads.lane("good").execute(() -> {});
        threads.lane("stubborn").execute(() -> {
            begun.countDown();
            boolean done = false;
            while (!done) {
                try {
                    done = never.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    // It does not listen.
                    done = false;
                }
            }
        });
        await(begun);
        assertThat(threads.stop(Duration.ofMillis(1))).contains("mapi spooler stubborn");
        never.countDown();
        assertThat(threads.stop(PATIENCE)).isEmpty();
    }
}
