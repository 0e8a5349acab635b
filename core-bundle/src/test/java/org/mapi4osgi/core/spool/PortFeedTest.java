// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.core.provider.Workers;

/** Records to a spooler: in order, one at a time, and none after the end. */
@Timeout(60)
final class PortFeedTest {
    private static final int RECORDS = 2000;

    private final Workers workers = new Workers();
    private final List<Integer> taken = new CopyOnWriteArrayList<>();

    private static Binary record(int number) {
        return Binary.of(new byte[] {(byte) (number >> 8), (byte) number});
    }

    private static int number(Binary record) {
        return (record.byteAt(0) & 0xFF) << 8 | record.byteAt(1) & 0xFF;
    }

    private void start(Runnable body) {
        workers.start("test", body);
    }

    private void awaitTaken(int count) {
        while (taken.size() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void recordsKeepTheirOrderWhoeverWakesTheFeed() throws Exception {
        PortFeed feed = new PortFeed(record -> taken.add(number(record)), this::start);
        Object lock = new Object();
        int[] next = {0};
        List<Thread> tellers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread teller = new Thread(() -> {
                for (int i = 0; i < RECORDS / 4; i++) {
                    synchronized (lock) {
                        feed.add(record(next[0]++));
                    }
                    feed.wake();
                }
            });
            tellers.add(teller);
            teller.start();
        }
        for (Thread teller : tellers) {
            teller.join();
        }
        awaitTaken(RECORDS);
        assertThat(taken)
                .containsExactlyElementsOf(IntStream.range(0, RECORDS).boxed().toList());
    }

    @Test
    void aPortThatFailsGetsTheNextRecord() {
        PortFeed feed = new PortFeed(
                record -> {
                    taken.add(number(record));
                    throw new IllegalStateException("as the test wants it");
                },
                this::start);
        feed.add(record(1));
        feed.add(record(2));
        feed.wake();
        awaitTaken(2);
        assertThat(taken).containsExactly(1, 2);
    }

    @Test
    void afterTheEndNothingIsHandedOver() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        PortFeed feed = new PortFeed(
                record -> {
                    inside.countDown();
                    awaitUninterruptibly(goOn);
                    taken.add(number(record));
                },
                this::start);
        feed.add(record(1));
        feed.add(record(2));
        feed.wake();
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        Thread ending = new Thread(() -> feed.stop(Duration.ofSeconds(30)));
        ending.start();
        while (ending.getState() != Thread.State.TIMED_WAITING) {
            assertThat(ending.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        goOn.countDown();
        ending.join();
        feed.add(record(3));
        feed.wake();
        assertThat(taken).containsExactly(1);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thePortItselfMayEndIt() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        PortFeed[] feed = new PortFeed[1];
        feed[0] = new PortFeed(
                record -> {
                    feed[0].stop(Duration.ofSeconds(30));
                    ended.countDown();
                },
                this::start);
        feed[0].add(record(1));
        feed[0].wake();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aPortThatHangsHoldsTheEndUpForAWhileOnly() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        PortFeed feed = new PortFeed(
                record -> {
                    inside.countDown();
                    awaitUninterruptibly(goOn);
                },
                this::start);
        feed.add(record(1));
        feed.wake();
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        feed.stop(Duration.ofMillis(20));
        assertThat(goOn.getCount()).isEqualTo(1);
        goOn.countDown();
    }

    @Test
    void recordsWaitForTheNextCallIfThereIsNoThread() throws Exception {
        Deque<Executor> threads = new ArrayDeque<>();
        threads.add(body -> {
            throw new RejectedExecutionException("as the test wants it");
        });
        threads.add(body -> {
            throw new OutOfMemoryError("unable to create native thread, as the test wants it");
        });
        threads.add(this::start);
        PortFeed feed = new PortFeed(
                record -> taken.add(number(record)), body -> threads.remove().execute(body));
        feed.add(record(1));
        feed.wake();
        feed.wake();
        assertThat(taken).isEmpty();
        feed.add(record(2));
        feed.wake();
        awaitTaken(2);
        assertThat(taken).containsExactly(1, 2);
        feed.stop(Duration.ofSeconds(30));
    }

    @Test
    void theEndDoesNotWaitForAThreadThatNeverWas() {
        PortFeed feed = new PortFeed(record -> {}, body -> {
            throw new RejectedExecutionException("as the test wants it");
        });
        feed.add(record(1));
        feed.wake();
        // Longer than the test may take.
        feed.stop(Duration.ofDays(1));
        assertThat(feed.isFull()).isFalse();
    }

    @Test
    void aFeedIsFullAtItsLimitAndStillTakesWhatMustBeKnown() {
        List<Runnable> waiting = new ArrayList<>();
        PortFeed feed = new PortFeed(record -> taken.add(number(record)), waiting::add);
        for (int i = 0; i < PortFeed.LIMIT - 1; i++) {
            feed.add(record(i));
        }
        assertThat(feed.isFull()).isFalse();
        feed.add(record(PortFeed.LIMIT - 1));
        assertThat(feed.isFull()).isTrue();
        feed.add(record(PortFeed.LIMIT));
        feed.wake();
        waiting.forEach(Runnable::run);
        assertThat(taken).hasSize(PortFeed.LIMIT + 1);
        assertThat(feed.isFull()).isFalse();
    }
}
