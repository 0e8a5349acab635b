// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.kit.Clause;

final class NotifierTest {
    private static final EnumSet<EventType> ALL = EnumSet.allOf(EventType.class);

    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final AtomicBoolean inside = new AtomicBoolean();
    private final List<Notification> seen = new ArrayList<>();
    private final Notifier notifier = new Notifier(tasks::add, inside::get, 4);

    private static Notification event(int number) {
        return new Notification.Extended(number, Binary.EMPTY);
    }

    private static Notification table(TableEvent event) {
        return Notification.Table.whole(event);
    }

    private SinkLink link(EnumSet<EventType> mask, IMAPIAdviseSink sink) {
        return new SinkLink(notifier, mask, sink);
    }

    private void runDeliveries() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void deliversInTheOrderInWhichItWasPosted() {
        SinkLink a = link(ALL, seen::addAll);
        SinkLink b = link(ALL, seen::addAll);
        a.onNotify(List.of(event(1)));
        b.onNotify(List.of(event(2)));
        a.onNotify(List.of(event(3)));
        runDeliveries();
        assertThat(seen).containsExactly(event(1), event(2), event(3));
    }

    @Test
    @Clause("ADV-05")
    void adv05_anEventOutsideTheMaskIsNotDelivered() {
        SinkLink link = link(EnumSet.of(EventType.fnevNewMail), seen::addAll);
        link.onNotify(List.of(event(1)));
        runDeliveries();
        assertThat(seen).isEmpty();
    }

    @Test
    @Clause("ADV-06")
    void adv06_nothingIsDeliveredBeforeTheCausingCallHasReturned() {
        SinkLink link = link(ALL, seen::addAll);
        inside.set(true);
        link.onNotify(List.of(event(1)));
        runDeliveries();
        assertThat(seen).isEmpty();

        inside.set(false);
        notifier.callReturned();
        runDeliveries();
        assertThat(seen).containsExactly(event(1));
    }

    @Test
    @Clause("ADV-06")
    void adv06_theOrderHoldsThoughAnEarlierPostWaitsForItsCaller() {
        SinkLink link = link(ALL, seen::addAll);
        inside.set(true);
        link.onNotify(List.of(event(1)));
        inside.set(false);
        link.onNotify(List.of(event(2)));
        runDeliveries();
        assertThat(seen).isEmpty();

        notifier.callReturned();
        runDeliveries();
        assertThat(seen).containsExactly(event(1), event(2));
    }

    @Test
    @Clause("ADV-07")
    void adv07_afterCancelTheSinkIsNotCalledAnyMore() {
        SinkLink link = link(ALL, seen::addAll);
        link.onNotify(List.of(event(1)));
        link.cancel();
        link.onNotify(List.of(event(2)));
        runDeliveries();
        assertThat(seen).isEmpty();
    }

    @Test
    @Clause("ADV-13")
    void adv13_aSinkThatThrowsDoesNotHurtTheOthers() {
        SinkLink bad = link(ALL, n -> {
            throw new IllegalStateException("a client's mistake");
        });
        SinkLink worse = link(ALL, n -> {
            throw new NoClassDefFoundError("a client that is gone");
        });
        SinkLink good = link(ALL, seen::addAll);
        bad.onNotify(List.of(event(1)));
        worse.onNotify(List.of(event(2)));
        good.onNotify(List.of(event(3)));
        runDeliveries();
        assertThat(seen).containsExactly(event(3));
    }

    @Test
    void tooManyTableEventsBecomeOneReloadPerTable() {
        SinkLink a = link(ALL, seen::addAll);
        List<Notification> seenByB = new ArrayList<>();
        SinkLink b = link(ALL, seenByB::addAll);
        for (int i = 0; i < 3; i++) {
            a.onNotify(List.of(table(TableEvent.TABLE_ROW_ADDED)));
        }
        b.onNotify(List.of(table(TableEvent.TABLE_ROW_DELETED)));
        a.onNotify(List.of(table(TableEvent.TABLE_ROW_MODIFIED)));
        a.onNotify(List.of(table(TableEvent.TABLE_ROW_MODIFIED)));
        runDeliveries();
        assertThat(seen).containsExactly(table(TableEvent.TABLE_RELOAD));
        assertThat(seenByB).containsExactly(table(TableEvent.TABLE_RELOAD));
    }

    @Test
    void afterTheReloadWasDeliveredTableEventsComeAgain() {
        SinkLink link = link(ALL, seen::addAll);
        for (int i = 0; i < 5; i++) {
            link.onNotify(List.of(table(TableEvent.TABLE_ROW_ADDED)));
        }
        runDeliveries();
        link.onNotify(List.of(table(TableEvent.TABLE_ROW_DELETED)));
        runDeliveries();
        assertThat(seen).containsExactly(table(TableEvent.TABLE_RELOAD), table(TableEvent.TABLE_ROW_DELETED));
    }

    @Test
    void tooManyObjectEventsAreToldAsOneCriticalError() {
        SinkLink link = link(ALL, seen::addAll);
        for (int i = 0; i < 9; i++) {
            link.onNotify(List.of(event(i)));
        }
        runDeliveries();
        assertThat(seen).hasSize(5).startsWith(event(0), event(1), event(2), event(3));
        assertThat(seen.get(4)).isInstanceOf(Notification.Error.class);
    }

    @Test
    void aSlowExecutorIsAskedOnceForManyPosts() {
        SinkLink link = link(ALL, seen::addAll);
        link.onNotify(List.of(event(1)));
        link.onNotify(List.of(event(2)));
        assertThat(tasks).hasSize(1);
        runDeliveries();
        assertThat(seen).hasSize(2);
    }

    @Test
    void afterCloseNothingIsDelivered() {
        SinkLink link = link(ALL, seen::addAll);
        link.onNotify(List.of(event(1)));
        notifier.close();
        link.onNotify(List.of(event(2)));
        runDeliveries();
        assertThat(seen).isEmpty();
    }

    /** Throws what its signature does not tell, as other languages of the JVM do. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwQuietly(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    @Clause("ADV-13")
    void adv13_aSinkMayThrowWhatItLikes() {
        SinkLink checked = link(ALL, events -> NotifierTest.<RuntimeException>throwQuietly(new IOException("checked")));
        SinkLink mute = link(ALL, events -> {
            throw new IllegalStateException() {
                @Override
                public String getMessage() {
                    throw new IllegalStateException("not even this");
                }
            };
        });
        SinkLink good = link(ALL, seen::addAll);
        checked.onNotify(List.of(event(1)));
        mute.onNotify(List.of(event(2)));
        good.onNotify(List.of(event(3)));
        runDeliveries();
        good.onNotify(List.of(event(4)));
        runDeliveries();
        assertThat(seen).containsExactly(event(3), event(4));
    }

    @Test
    void whatCouldNotBeDeliveredForWantOfAThreadIsDeliveredLater() {
        AtomicBoolean full = new AtomicBoolean(true);
        Notifier busy = new Notifier(
                task -> {
                    if (full.get()) {
                        throw new RejectedExecutionException("no thread");
                    }
                    tasks.add(task);
                },
                inside::get,
                4);
        SinkLink link = new SinkLink(busy, ALL, seen::addAll);
        link.onNotify(List.of(event(1)));
        full.set(false);
        link.onNotify(List.of(event(2)));
        runDeliveries();
        assertThat(seen).containsExactly(event(1), event(2));
    }

    /** Another thread gets in, whatever was called before: nobody has left the lock behind. */
    private static void assertFree(Notifier used) throws Exception {
        SinkLink other = new SinkLink(used, ALL, notifications -> {});
        CompletableFuture.runAsync(() -> other.onNotify(List.of(event(9)))).get(30, TimeUnit.SECONDS);
    }

    @Test
    void everyCallLeavesTheQueueToOtherThreads() throws Exception {
        SinkLink link = link(ALL, seen::addAll);
        inside.set(true);
        link.onNotify(List.of(event(1)));
        inside.set(false);
        assertFree(notifier);
        notifier.callReturned();
        assertFree(notifier);
        runDeliveries();
        assertFree(notifier);
        notifier.finish();
        assertFree(notifier);
        notifier.close();
        assertFree(notifier);
        Notifier busy = new Notifier(
                task -> {
                    throw new RejectedExecutionException("no thread");
                },
                inside::get,
                4);
        new SinkLink(busy, ALL, seen::addAll).onNotify(List.of(event(1)));
        assertFree(busy);
    }

    @Test
    void theReturnOfOneCallerLeavesWhatAnotherCausedUntilThatReturns() throws Exception {
        SinkLink link = link(ALL, seen::addAll);
        inside.set(true);
        link.onNotify(List.of(event(1)));
        CompletableFuture.runAsync(() -> link.onNotify(List.of(event(2)))).get(30, TimeUnit.SECONDS);
        inside.set(false);
        notifier.callReturned();
        runDeliveries();
        assertThat(seen).as("the other thread is still inside").containsExactly(event(1));
        notifier.callReturned();
        runDeliveries();
        assertThat(seen).containsExactly(event(1));
    }

    @Test
    void afterTheFirstOfTwoCallersTheSecondOnesReturnStillCounts() throws Exception {
        SinkLink link = link(ALL, seen::addAll);
        inside.set(true);
        CompletableFuture<Void> returned = new CompletableFuture<>();
        CompletableFuture<Void> posted = new CompletableFuture<>();
        Thread second = new Thread(() -> {
            link.onNotify(List.of(event(1)));
            posted.complete(null);
            returned.join();
            notifier.callReturned();
        });
        second.start();
        posted.get(30, TimeUnit.SECONDS);
        link.onNotify(List.of(event(2)));
        inside.set(false);
        notifier.callReturned();
        runDeliveries();
        assertThat(seen).as("the first in order is the second caller's").isEmpty();
        returned.complete(null);
        second.join();
        runDeliveries();
        assertThat(seen).containsExactly(event(1), event(2));
    }

    @Test
    void atTheEndWhatWaitsIsDeliveredAndNothingElse() {
        SinkLink link = link(ALL, seen::addAll);
        inside.set(true);
        link.onNotify(List.of(event(1)));
        notifier.finish();
        link.onNotify(List.of(event(2)));
        runDeliveries();
        assertThat(seen).containsExactly(event(1));
    }

    @Test
    void whatIsClosedDeliversNothing() {
        SinkLink link = link(ALL, seen::addAll);
        link.onNotify(List.of(event(1)));
        notifier.close();
        link.onNotify(List.of(event(2)));
        runDeliveries();
        assertThat(seen).isEmpty();
    }

    @Test
    void aSinkIsToldOfManyEventsInSeveralCalls() {
        Notifier large = new Notifier(tasks::add, inside::get, Notifier.CAPACITY);
        List<Integer> sizes = new ArrayList<>();
        SinkLink link = new SinkLink(large, ALL, notifications -> sizes.add(notifications.size()));
        for (int i = 0; i < 257; i++) {
            link.onNotify(List.of(event(i)));
        }
        runDeliveries();
        assertThat(sizes).containsExactly(256, 1);
    }

    @Test
    void aTableThatWasReloadedIsReloadedAgainWhenItsEventsAreTooManyOnceMore() {
        SinkLink link = link(ALL, seen::addAll);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 6; i++) {
                link.onNotify(List.of(table(TableEvent.TABLE_ROW_ADDED)));
            }
            runDeliveries();
            assertThat(seen).containsExactly(table(TableEvent.TABLE_RELOAD));
            seen.clear();
        }
        link.onNotify(List.of(table(TableEvent.TABLE_ROW_ADDED)));
        runDeliveries();
        assertThat(seen).containsExactly(table(TableEvent.TABLE_ROW_ADDED));
    }
}
