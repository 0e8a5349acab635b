// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapi4osgi.kit.Clause;

@Timeout(60)
final class ThisThreadAdviseSinkTest {
    private final List<Thread> threads = new ArrayList<>();
    private final List<Notification> told = new ArrayList<>();
    private final ThisThreadAdviseSink sink = ThisThreadAdviseSink.hrThisThreadAdviseSink(notifications -> {
        threads.add(Thread.currentThread());
        told.addAll(notifications);
    });

    private static Notification event(int number) {
        return new Notification.Extended(number, Binary.EMPTY);
    }

    private static Notification rowDeleted() {
        return Notification.Table.whole(Notification.TableEvent.TABLE_ROW_DELETED);
    }

    private static void elsewhere(Runnable body) throws ExecutionException, InterruptedException {
        CompletableFuture.runAsync(body).get();
    }

    @Test
    @Clause("ADV-14")
    void adv14_theSinkRunsOnTheThreadThatMadeItOnly() throws Exception {
        elsewhere(() -> sink.onNotify(List.of(event(1))));
        elsewhere(
                () -> assertThat(sink.onNotifySync(List.of(event(2), event(3)))).isTrue());
        assertThat(threads).as("before the thread asks").isEmpty();
        assertThat(sink.dispatch()).isEqualTo(2);
        assertThat(told).containsExactly(event(1), event(2), event(3));
        assertThat(threads).containsOnly(Thread.currentThread());
        assertThat(sink.dispatch()).isZero();
    }

    @Test
    @Clause("ADV-14")
    void adv14_anotherThreadCannotAskForItsEvents() throws Exception {
        elsewhere(() -> sink.onNotify(List.of(event(1))));
        elsewhere(() -> {
            assertThatThrownBy(sink::dispatch).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> sink.dispatch(Duration.ofDays(1))).isInstanceOf(IllegalStateException.class);
        });
        assertThat(told).isEmpty();
    }

    @Test
    void onItsOwnThreadTheSinkIsCalledAtOnceAndInOrder() throws Exception {
        elsewhere(() -> sink.onNotify(List.of(event(1))));
        sink.onNotify(List.of(event(2)));
        assertThat(told).containsExactly(event(1), event(2));
    }

    @Test
    void theThreadWaitsForEvents() throws Exception {
        assertThat(sink.dispatch(Duration.ZERO)).isZero();
        assertThat(sink.dispatch(Duration.ofMillis(1))).isZero();
        CompletableFuture<Void> source = CompletableFuture.runAsync(() -> sink.onNotify(List.of(event(1))));
        assertThat(sink.dispatch(Duration.ofMinutes(1))).isEqualTo(1);
        source.get();
    }

    @Test
    void whatFollowsAnEventThatTheSinkFailedAtIsPassedOnLater() throws Exception {
        List<Notification> after = new ArrayList<>();
        ThisThreadAdviseSink failing = ThisThreadAdviseSink.hrThisThreadAdviseSink(notifications -> {
            after.addAll(notifications);
            if (after.size() == 1) {
                throw new IllegalArgumentException("the first");
            }
        });
        elsewhere(() -> failing.onNotify(List.of(event(1))));
        elsewhere(() -> failing.onNotify(List.of(event(2))));
        assertThatThrownBy(failing::dispatch).hasMessage("the first");
        assertThat(failing.dispatch()).isEqualTo(1);
        assertThat(after).containsExactly(event(1), event(2));
    }

    @Test
    void whenTooManyWaitTheThreadIsToldToReadAgain() throws Exception {
        elsewhere(() -> sink.onNotify(Collections.nCopies(ThisThreadAdviseSink.CAPACITY, event(1))));
        assertThat(sink.dispatch()).isEqualTo(1);
        assertThat(told).as("as many as may wait").hasSize(ThisThreadAdviseSink.CAPACITY);
        told.clear();
        elsewhere(() -> sink.onNotify(List.of(rowDeleted(), event(1))));
        elsewhere(() -> sink.onNotify(Collections.nCopies(ThisThreadAdviseSink.CAPACITY, event(2))));
        elsewhere(() -> sink.onNotify(List.of(event(3))));
        assertThat(sink.dispatch()).isEqualTo(3);
        assertThat(told).hasSize(3);
        assertThat(told.get(0)).isEqualTo(Notification.Table.whole(Notification.TableEvent.TABLE_RELOAD));
        assertThat(told.get(1))
                .isInstanceOfSatisfying(
                        Notification.Error.class,
                        error -> assertThat(error.code()).isEqualTo(MapiCode.MAPI_E_NOT_ENOUGH_RESOURCES));
        assertThat(told.get(2)).isEqualTo(event(3));
        assertThat(sink.dispatch(Duration.ofMillis(1))).isZero();
    }
}
