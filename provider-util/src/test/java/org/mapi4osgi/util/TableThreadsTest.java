// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.util.Tables.key;
import static org.mapi4osgi.util.Tables.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

final class TableThreadsTest {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 300;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService deliverers = Executors.newFixedThreadPool(3);

    @AfterEach
    void end() {
        threads.shutdownNow();
        deliverers.shutdownNow();
    }

    @Test
    void manyThreadsChangeAndReadAndAllEventsComeInOrder() throws Exception {
        MemoryTable<Binary> table = MemoryTable.builder(
                        PR.PR_INSTANCE_KEY, PR.PR_INSTANCE_KEY, PR.PR_SUBJECT, PR.PR_MESSAGE_SIZE)
                .executor(deliverers)
                .build();
        IMAPITable view = table.getView(Tables.BY_SIZE);
        Copy copy = new Copy();
        view.advise(Set.of(EventType.fnevTableModified), copy::apply);

        List<Future<?>> work = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer * 100;
            work.add(threads.submit((Callable<?>) () -> write(table, first)));
            work.add(threads.submit((Callable<?>) () -> read(table)));
        }
        for (Future<?> part : work) {
            part.get(60, TimeUnit.SECONDS);
        }
        table.modifyRow(row(9_999, "last", 1_000_000));
        assertThat(copy.last.await(60, TimeUnit.SECONDS)).isTrue();

        assertThat(copy.rows).isEqualTo(view.queryRows(100_000));
        assertThat(copy.rows).hasSize(WRITERS * 50 + 1);
    }

    private static int write(MemoryTable<Binary> table, int first) throws MapiException {
        for (int round = 0; round < ROUNDS; round++) {
            int id = first + round % 100;
            table.modifyRow(row(id, "w" + round, (round * 31 + first) % 97));
            if (round % 100 >= 50) {
                table.deleteRow(key(id));
            }
        }
        return ROUNDS;
    }

    private static int read(MemoryTable<Binary> table) throws MapiException {
        int seen = 0;
        for (int round = 0; round < 50; round++) {
            try (IMAPITable view = table.getView(Tables.BY_SIZE)) {
                int last = Integer.MIN_VALUE;
                for (Props row : view.queryRows(1_000)) {
                    int size = Tables.value(row, PR.PR_MESSAGE_SIZE);
                    assertThat(size).isGreaterThanOrEqualTo(last);
                    last = size;
                    seen++;
                }
            }
        }
        return seen;
    }

    /** A client's copy of the rows; the sink is called by one thread at a time, each sees what the one before did. */
    private static final class Copy {
        final List<Props> rows = new ArrayList<>();
        final CountDownLatch last = new CountDownLatch(1);

        void apply(List<Notification> batch) {
            for (Notification event : batch) {
                Notification.Table change = (Notification.Table) event;
                PropValue<?> index = change.index();
                assertThat(index).isNotNull();
                rows.removeIf(row -> holds(row, index));
                if (change.tableEvent() != Notification.TableEvent.TABLE_ROW_DELETED) {
                    PropValue<?> prior = change.prior();
                    int at = 0;
                    for (int i = 0; i < rows.size(); i++) {
                        at = holds(rows.get(i), prior) ? i + 1 : at;
                    }
                    rows.add(at, change.row());
                }
                if (holds(change.row(), new PropValue<>(PR.PR_INSTANCE_KEY, key(9_999)))) {
                    last.countDown();
                }
            }
        }

        private static boolean holds(Props row, @Nullable PropValue<?> key) {
            return key != null
                    && row.get(PR.PR_INSTANCE_KEY)
                            .filter(k -> k.equals(key.value()))
                            .isPresent();
        }
    }
}
