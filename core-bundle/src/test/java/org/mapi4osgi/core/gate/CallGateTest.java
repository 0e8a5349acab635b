// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CallGateTest {
    private static final long LONG = TimeUnit.SECONDS.toNanos(20);

    private final CallGate gate = new CallGate();

    private static LongSupplier deadline(long at) {
        return () -> at;
    }

    private static long soon() {
        return System.nanoTime() + LONG;
    }

    private static <T> T elsewhere(Callable<T> body) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(body.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        thread.start();
        return result.get(LONG, TimeUnit.NANOSECONDS);
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    @Test
    void anOpenGateLetsAllIn() {
        assertThat(gate.tryEnter()).isTrue();
        assertThat(gate.tryEnter()).isTrue();
        assertThat(gate.inside()).isEqualTo(2);
        gate.exit();
        gate.exit();
        assertThat(gate.inside()).isZero();
    }

    @Test
    void aClosedGateLetsNobodyInAndCountsNobody() {
        gate.close();
        assertThat(gate.tryEnter()).isFalse();
        assertThat(gate.inside()).isZero();
        assertThat(gate.awaitDrained(System.nanoTime())).isTrue();
    }

    @Test
    void aThreadInsideMayEnterAgainThoughTheGateIsClosed() throws Exception {
        assertThat(gate.tryEnter()).isTrue();
        gate.close();
        assertThat(gate.tryEnter()).isTrue();
        assertThat(elsewhere(gate::tryEnter)).isFalse();
        gate.exit();
        gate.exit();
        assertThat(gate.tryEnter()).isFalse();
    }

    @Test
    void aThreadInsideAnotherGateMayNot() {
        CallGate other = new CallGate();
        assertThat(other.tryEnter()).isTrue();
        gate.close();
        assertThat(gate.tryEnter()).isFalse();
        other.exit();
    }

    @Test
    void anInsiderMayEnterAndDoesNotCount() {
        gate.close();
        gate.enterAsInsider();
        assertThat(gate.inside()).isZero();
        assertThat(gate.tryEnter()).isTrue();
        gate.exit();
        gate.exitAsInsider();
        assertThat(gate.tryEnter()).isFalse();
    }

    @Test
    void drainingWaitsForTheLastOneOut() throws Exception {
        assertThat(gate.tryEnter()).isTrue();
        gate.close();
        AtomicReference<Boolean> drained = new AtomicReference<>();
        Thread waiter = new Thread(() -> drained.set(gate.awaitDrained(soon())));
        waiter.start();
        awaitWaiting(waiter);
        assertThat(drained.get()).isNull();
        gate.exit();
        waiter.join();
        assertThat(drained.get()).isTrue();
    }

    @Test
    void drainingGivesUpAtItsDeadline() throws Exception {
        assertThat(gate.tryEnter()).isTrue();
        gate.close();
        assertThat(elsewhere(() -> gate.awaitDrained(System.nanoTime()))).isFalse();
        gate.exit();
    }

    @Test
    void aThreadInsideDoesNotWaitForItself() {
        assertThat(gate.tryEnter()).isTrue();
        assertThat(gate.tryEnter()).isTrue();
        gate.close();
        assertThat(gate.awaitDrained(System.nanoTime())).isTrue();
        gate.exit();
        gate.exit();
    }

    @Test
    void aWorkerDoesNotWaitForTheCallerThatItWorksFor() throws Exception {
        assertThat(gate.tryEnter()).isTrue();
        CallChain chain = CallChain.ofThisThread();
        gate.close();
        boolean[] results = new boolean[2];
        elsewhere(() -> {
            chain.run(() -> {
                results[0] = gate.awaitDrained(System.nanoTime());
                results[1] = gate.tryEnter();
                gate.exit();
            });
            return true;
        });
        assertThat(results).containsExactly(true, true);
        assertThat(gate.inside()).isEqualTo(1);
        gate.exit();
    }

    @Test
    void aWorkersChainEndsWithItsWork() throws Exception {
        assertThat(gate.tryEnter()).isTrue();
        CallChain chain = CallChain.ofThisThread();
        gate.close();
        assertThat(elsewhere(() -> {
                    assertThatThrownBy(() -> chain.run(() -> {
                                throw new IllegalStateException("on purpose");
                            }))
                            .hasMessage("on purpose");
                    return gate.tryEnter();
                }))
                .isFalse();
        gate.exit();
    }

    @Test
    void openingWakesThoseWhoWait() throws Exception {
        gate.close();
        AtomicReference<Boolean> opened = new AtomicReference<>();
        Thread waiter = new Thread(() -> opened.set(gate.awaitOpen(deadline(soon()))));
        waiter.start();
        awaitWaiting(waiter);
        gate.open();
        waiter.join();
        assertThat(opened.get()).isTrue();
        assertThat(gate.awaitOpen(System::nanoTime)).isTrue();
    }

    @Test
    void waitingForAnOpenGateEndsAtTheDeadlineAndByAnInterrupt() throws Exception {
        gate.close();
        assertThat(gate.awaitOpen(System::nanoTime)).isFalse();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            if (!gate.awaitOpen(deadline(soon()))) {
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        waiter.start();
        awaitWaiting(waiter);
        waiter.interrupt();
        waiter.join();
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    void drainingIsNotEndedByAnInterrupt() throws Exception {
        assertThat(gate.tryEnter()).isTrue();
        gate.close();
        AtomicReference<Boolean> drained = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        Thread waiter = new Thread(() -> {
            drained.set(gate.awaitDrained(soon()));
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        waiter.start();
        awaitWaiting(waiter);
        waiter.interrupt();
        gate.exit();
        waiter.join();
        assertThat(drained.get()).isTrue();
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    void anExitWithoutAnEnterIsADefect() {
        assertThatThrownBy(gate::exit).isInstanceOf(IllegalStateException.class);
        assertThat(gate.inside()).isZero();
    }

    @Test
    void gatesAreLeftInnermostFirst() {
        CallGate other = new CallGate();
        assertThat(gate.tryEnter()).isTrue();
        assertThat(other.tryEnter()).isTrue();
        assertThatThrownBy(gate::exit).isInstanceOf(IllegalStateException.class);
        other.exit();
        gate.exit();
    }

    @Test
    void deepNestingIsCounted() {
        for (int i = 0; i < 1000; i++) {
            assertThat(gate.tryEnter()).isTrue();
        }
        gate.close();
        assertThat(gate.awaitDrained(System.nanoTime())).isTrue();
        for (int i = 0; i < 1000; i++) {
            gate.exit();
        }
        assertThat(gate.inside()).isZero();
    }

    /** One thread's steps against a model: a count, a flag, and a stack. */
    @Test
    void oneThreadsStepsAgreeWithAModel() {
        qt().forAll(lists().of(integers().between(0, 5)).ofSizeBetween(0, 60)).checkAssert(steps -> {
            CallGate tested = new CallGate();
            Deque<Boolean> stack = new ArrayDeque<>();
            boolean open = true;
            int calls = 0;
            for (int step : steps) {
                switch (step) {
                    case 0 -> {
                        tested.close();
                        open = false;
                    }
                    case 1 -> {
                        tested.open();
                        open = true;
                    }
                    case 2 -> {
                        tested.enterAsInsider();
                        stack.push(false);
                    }
                    case 3, 4 -> {
                        boolean expected = open || !stack.isEmpty();
                        assertThat(tested.tryEnter()).isEqualTo(expected);
                        if (expected) {
                            stack.push(true);
                            calls++;
                        }
                    }
                    default -> {
                        if (!stack.isEmpty()) {
                            if (stack.pop()) {
                                tested.exit();
                                calls--;
                            } else {
                                tested.exitAsInsider();
                            }
                        }
                    }
                }
                assertThat(tested.inside()).isEqualTo(calls);
                assertThat(tested.isOpen()).isEqualTo(open);
            }
            while (!stack.isEmpty()) {
                if (stack.pop()) {
                    tested.exit();
                } else {
                    tested.exitAsInsider();
                }
            }
            assertThat(tested.inside()).isZero();
        });
    }

    /** Many rounds of threads that race a close: once drained, nobody is inside and nobody gets in. */
    @Test
    void nobodyIsInsideAfterADrain() throws Exception {
        int rounds = 1000;
        int callers = 3;
        AtomicInteger inside = new AtomicInteger();
        for (int round = 0; round < rounds; round++) {
            CallGate raced = new CallGate();
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            for (int i = 0; i < callers; i++) {
                Thread thread = new Thread(() -> {
                    try {
                        start.await();
                        while (raced.tryEnter()) {
                            inside.incrementAndGet();
                            inside.decrementAndGet();
                            raced.exit();
                        }
                    } catch (Throwable e) {
                        failure.set(e);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            start.countDown();
            raced.close();
            assertThat(raced.awaitDrained(soon())).isTrue();
            assertThat(inside.get()).isZero();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failure.get()).isNull();
            assertThat(raced.inside()).isZero();
        }
    }
}
