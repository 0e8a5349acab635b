// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.util.List;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.benchmarks.harness.Contender;
import org.mapi4osgi.benchmarks.harness.Contest;
import org.mapi4osgi.benchmarks.harness.Timings;
import org.mapi4osgi.benchmarks.harness.Turn;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.report.Figure;
import org.mapi4osgi.benchmarks.report.Goal;

/** P2. */
final class ConcurrentBenchmark implements StoreBenchmark {
    private static final int SAVERS = 16;
    private static final int SAVES = 1_600;
    private static final int RECORD = 8 * 1024;
    private static final double MS = 1e6;

    @Override
    public Chapter run(Arena arena) throws Exception {
        List<Mail> mails = arena.mails().list(0, SAVES);
        List<BareRow> rows = BareRow.of(mails);
        byte[] record = new byte[RECORD];
        long box = arena.bare().box(Box.SAVED);
        List<Timings> timings;
        try (Savers one = new Savers(1);
                Savers many = new Savers(SAVERS);
                IMAPIFolder folder = arena.ours().open(Box.SAVED)) {
            Contender bare = round -> groups(i -> arena.bare().save(box, rows.subList(i, i + SAVERS), i));
            Contender raw = round -> groups(i -> {
                for (int j = 0; j < SAVERS; j++) {
                    arena.raw().append(record);
                }
                arena.raw().sync();
            });
            timings = Contest.run(
                    arena.scale().rounds(5),
                    arena.scale().rounds(20),
                    List.of(
                            round -> many.save(folder, mails),
                            round -> one.save(folder, mails.subList(0, SAVES / 4)),
                            bare,
                            raw));
        }
        return chapter(timings.get(0), timings.get(1), timings.get(2), timings.get(3));
    }

    private static Turn groups(Turn.Operation group) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < SAVES; i += SAVERS) {
            group.run(i);
        }
        return new Turn(SAVES, System.nanoTime() - start, new long[0]);
    }

    private static Chapter chapter(Timings many, Timings one, Timings bare, Timings raw) {
        return new Chapter(
                "P2",
                "%d savers at once".formatted(SAVERS),
                "Ours: %d threads save messages into one store, beside one thread that does. Bare JDBC and raw: one thread, %d"
                                .formatted(SAVERS, SAVERS)
                        + " messages to a commit, which is what the best grouping of %d savers comes to."
                                .formatted(SAVERS),
                "%d threads share the cores with the one that commits, and all wait while a commit writes the log back."
                        .formatted(SAVERS),
                List.of(
                        new Figure(
                                "%d savers".formatted(SAVERS),
                                "messages/s",
                                many.perSecond(),
                                bare.perSecond(),
                                raw.perSecond(),
                                Goal.atLeast(2, "× one saver", many.timesAsFastAs(one))),
                        new Figure(
                                "%d savers, p99 of a save".formatted(SAVERS),
                                "ms",
                                many.p99() / MS,
                                null,
                                null,
                                Goal.atMost(10, "ms", many.p99() / MS))));
    }
}
