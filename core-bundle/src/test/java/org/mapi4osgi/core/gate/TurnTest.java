// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TurnTest {
    private final Turn turn = new Turn();

    private static long soon() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    }

    @Test
    void oneAtATime() throws InterruptedException {
        assertThat(turn.take(soon())).isTrue();
        AtomicReference<Boolean> taken = new AtomicReference<>();
        Thread other = new Thread(() -> taken.set(turn.take(System.nanoTime())));
        other.start();
        other.join();
        assertThat(taken.get()).isFalse();
        turn.leave();
    }

    @Test
    void whoWaitsGetsTheNextTurn() throws InterruptedException {
        assertThat(turn.take(soon())).isTrue();
        AtomicReference<Boolean> taken = new AtomicReference<>();
        Thread other = new Thread(() -> {
            taken.set(turn.take(soon()));
            turn.leave();
        });
        other.start();
        while (other.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        turn.leave();
        other.join();
        assertThat(taken.get()).isTrue();
    }

    @Test
    void whoHasTheTurnIsToldInsteadOfWaitingForItself() {
        assertThat(turn.take(soon())).isTrue();
        assertThat(turn.isMine()).isTrue();
        assertThat(turn.take(Long.MAX_VALUE)).isFalse();
        turn.leave();
        assertThat(turn.isMine()).isFalse();
    }

    @Test
    void aWorkerOfTheSameCallChainIsToldToo() throws InterruptedException {
        assertThat(turn.take(soon())).isTrue();
        CallChain chain = CallChain.ofThisThread();
        AtomicReference<Boolean> mine = new AtomicReference<>();
        Thread worker = new Thread(() -> chain.run(() -> mine.set(turn.isMine() && !turn.take(soon()))));
        worker.start();
        worker.join();
        assertThat(mine.get()).isTrue();
        turn.leave();
    }

    @Test
    void onlyWhoTookTheTurnLeavesIt() {
        assertThatThrownBy(turn::leave).isInstanceOf(IllegalStateException.class);
    }
}
