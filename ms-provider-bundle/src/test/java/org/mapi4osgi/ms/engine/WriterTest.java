// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mapi4osgi.ms.engine.EngineFixture.INBOX;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

@Timeout(60)
final class WriterTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void whatWasWrittenIsThereAfterReopening() throws Exception {
        try (EngineFixture store = new EngineFixture(folder)) {
            long id = store.insert(INBOX, "hello", 0);
            store.reopen();
            assertThat(store.message(id).props()).containsExactly(7);
            assertThat(store.folder(INBOX).total()).isEqualTo(1);
        }
    }

    @Test
    void tasksThatWaitForALeaderShareACommit() throws Exception {
        try (EngineFixture store = new EngineFixture(folder)) {
            List<Long> commits = Collections.synchronizedList(new ArrayList<>());
            store.engine().onCommit(commits::add);
            CountDownLatch leading = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(9);
            try {
                Future<?> leader = threads.submit(() -> store.engine().write("leading", tx -> {
                    leading.countDown();
                    await(go);
                    return true;
                }));
                await(leading);
                List<Thread> savers = Collections.synchronizedList(new ArrayList<>());
                List<Future<Long>> saved = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    saved.add(threads.submit(() -> {
                        savers.add(Thread.currentThread());
                        return store.insert(INBOX, "m", 0);
                    }));
                }
                waitUntilParked(savers, 8);
                go.countDown();
                leader.get();
                for (Future<Long> one : saved) {
                    assertThat(one.get()).isPositive();
                }
                assertThat(commits).hasSize(2);
                assertThat(store.folder(INBOX).total()).isEqualTo(8);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void aTaskThatFailsTakesNoOtherAlong() throws Exception {
        try (EngineFixture store = new EngineFixture(folder)) {
            CountDownLatch leading = new CountDownLatch(1);
            CountDownLatch go = new CountDownLatch(1);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                Future<?> leader = threads.submit(() -> store.engine().write("leading", tx -> {
                    leading.countDown();
                    await(go);
                    return true;
                }));
                await(leading);
                List<Thread> savers = Collections.synchronizedList(new ArrayList<>());
                Future<Long> good = threads.submit(() -> {
                    savers.add(Thread.currentThread());
                    return store.insert(INBOX, "good", 0);
                });
                waitUntilParked(savers, 1);
                Future<MapiException> bad = threads.submit(() -> {
                    savers.add(Thread.currentThread());
                    return catchThrowableOfType(
                            MapiException.class,
                            () -> store.engine().write("failing", tx -> {
                                Messages.insert(
                                        tx,
                                        Boxes.of(INBOX, false),
                                        tx.newId(),
                                        EngineFixture.data(MapiUid.random(), 1),
                                        EngineFixture.hot("bad"),
                                        0,
                                        0);
                                throw new MapiException(MapiCode.MAPI_E_CANCEL, "no");
                            }));
                });
                waitUntilParked(savers, 2);
                go.countDown();
                leader.get();
                assertThat(good.get()).isPositive();
                assertThat(bad.get().code()).isEqualTo(MapiCode.MAPI_E_CANCEL);
                assertThat(store.count("msg")).isEqualTo(1);
                store.checkCounters();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void aTaskThatFailsAloneLeavesNothing() throws Exception {
        try (EngineFixture store = new EngineFixture(folder)) {
            assertThatThrownBy(() -> store.engine().write("failing", tx -> {
                        tx.db().update("DELETE FROM folder");
                        throw new IllegalStateException("a defect");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(store.count("folder")).isEqualTo(SpecialFolder.values().length);
            store.insert(INBOX, "goes on", 0);
        }
    }

    @Test
    void anInterruptedSaverStillSavesAndStaysInterrupted() throws Exception {
        try (EngineFixture store = new EngineFixture(folder)) {
            Thread.currentThread().interrupt();
            long id = store.insert(INBOX, "interrupted", 0);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.message(id)).isNotNull();
        }
    }

    @Test
    void aClosedStoreRefuses() throws Exception {
        EngineFixture store = new EngineFixture(folder);
        store.close();
        MapiException write =
                catchThrowableOfType(MapiException.class, () -> store.engine().write("late", tx -> true));
        MapiException read =
                catchThrowableOfType(MapiException.class, () -> store.engine().read("late", db -> true));
        assertThat(write.code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
        assertThat(read.code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
    }

    @Test
    void numbersAreNeverGivenTwiceByTwoEnginesOnOneFile() throws Exception {
        try (EngineFixture store = new EngineFixture(folder)) {
            StoreEngine other = StoreEngine.open(store.path(), EngineFixture.CLOCK);
            try {
                List<Long> ids = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    StoreEngine turn = i % 2 == 0 ? store.engine() : other;
                    ids.add(turn.write("inserting", tx -> {
                        long id = tx.newId();
                        Messages.insert(
                                tx,
                                Boxes.of(INBOX, false),
                                id,
                                EngineFixture.data(MapiUid.random(), 1),
                                EngineFixture.hot("x"),
                                0,
                                0);
                        return id;
                    }));
                }
                assertThat(ids).doesNotHaveDuplicates();
                List<Change> log = store.engine().read("log", db -> ChangeLog.after(db, 0, 100));
                assertThat(log).hasSize(20).extracting(Change::id).isEqualTo(ids);
            } finally {
                other.close();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A saver that is parked has put its task into the queue. */
    private static void waitUntilParked(List<Thread> threads, int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (threads.size() < count || !threads.stream().allMatch(t -> t.getState() == Thread.State.WAITING)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
