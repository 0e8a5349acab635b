// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.tags.SpoolerTags;

final class DeliveryTest {
    private static final Instant SUBMITTED = Instant.parse("2026-05-01T10:00:00Z");
    private static final OutboxEntry WAITING = entry(0);
    private static final OutboxEntry TRIED = entry(1);

    private final ChangeSignal signal = new ChangeSignal();
    private final List<Duration> told = new ArrayList<>();

    private static OutboxEntry entry(int tries) {
        return new OutboxEntry(
                EntryId.compose(MapiUid.random(), Binary.ofHex("01")),
                true,
                Props.of(PR.PR_CLIENT_SUBMIT_TIME, SUBMITTED)
                        .with(SpoolerTags.PR_SPOOLER_SUBMISSION, SUBMITTED)
                        .with(SpoolerTags.PR_SPOOLER_TRIES, tries));
    }

    private Instant now = SUBMITTED;

    /** Shows one state after the other, each three seconds later. */
    private Delivery delivery(List<Optional<OutboxEntry>> states) {
        Deque<Optional<OutboxEntry>> left = new ArrayDeque<>(states);
        return new Delivery(
                () -> {
                    signal.onNotify(List.of());
                    now = now.plusSeconds(3);
                    return left.size() > 1 ? left.pop() : left.element();
                },
                signal,
                () -> now,
                told::add);
    }

    @Test
    void itEndsWhenTheMessageHasLeft() throws Exception {
        assertThat(delivery(List.of(Optional.of(WAITING), Optional.of(WAITING), Optional.empty()))
                        .await(Duration.ofSeconds(60)))
                .isEmpty();
    }

    @Test
    void itEndsWhenTheMessageWasTried() throws Exception {
        assertThat(delivery(List.of(Optional.of(WAITING), Optional.of(TRIED), Optional.empty()))
                        .await(Duration.ofSeconds(60)))
                .contains(TRIED);
    }

    @Test
    void patienceEndsHoweverMuchGoesOnAndIsTold() throws Exception {
        assertThat(delivery(List.of(Optional.of(WAITING))).await(Duration.ofSeconds(20)))
                .contains(WAITING);
        assertThat(told).containsExactly(Duration.ofSeconds(6), Duration.ofSeconds(12), Duration.ofSeconds(18));
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Delivery(() -> Optional.of(WAITING), signal, () -> now, told::add)
                        .await(Duration.ofSeconds(60)))
                .isInstanceOf(InterruptedException.class);
    }
}
