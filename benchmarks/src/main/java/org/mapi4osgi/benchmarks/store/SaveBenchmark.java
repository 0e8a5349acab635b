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

/** P1. */
final class SaveBenchmark implements StoreBenchmark {
    private static final int SAVES = 100;
    private static final int RECORD = 8 * 1024;
    private static final double US = 1e3;

    @Override
    public Chapter run(Arena arena) throws Exception {
        List<Mail> mails = arena.mails().list(0, SAVES);
        List<BareRow> rows = BareRow.of(mails);
        byte[] record = new byte[RECORD];
        long box = arena.bare().box(Box.SAVED);
        List<Timings> timings;
        try (IMAPIFolder folder = arena.ours().open(Box.SAVED)) {
            Contender ours = round -> Turn.ofEach(SAVES, i -> ProviderStore.save(folder, mails.get(i)));
            Contender bare =
                    round -> Turn.ofEach(SAVES, i -> arena.bare().save(box, rows.subList(i, i + 1), System.nanoTime()));
            Contender raw = round -> Turn.ofEach(SAVES, i -> {
                arena.raw().append(record);
                arena.raw().sync();
            });
            timings = Contest.run(arena.scale().rounds(10), arena.scale().rounds(50), List.of(ours, bare, raw));
        }
        Timings ours = timings.get(0);
        Timings bare = timings.get(1);
        Timings raw = timings.get(2);
        return new Chapter(
                "P1",
                "durable save",
                "One thread, the file of the import. Ours: `createMessage`, `setProps` of 30 properties and the body,"
                        + " `saveChanges`. Bare JDBC: the same rows, a transaction for each message. Raw: append of 8 KiB and"
                        + " `force(false)`. Checked by hand on 2026-11-21 with `strace -f -y -e trace=fsync,fdatasync`: 1,200"
                        + " saves of ours synced the write-ahead log 1,227 times, 27 of them for checkpoints.",
                "a commit writes about ten pages of the tables and indexes that a message belongs to, the raw append two"
                        + " blocks; and now and then a commit writes the log back.",
                List.of(
                        median(timings, Goal.atMost(1.5, "× raw file", ours.timesAsLongAs(raw))),
                        median(timings, Goal.atMost(1.25, "× bare JDBC", ours.timesAsLongAs(bare))),
                        new Figure(
                                "durable save, p99",
                                "µs",
                                ours.p99() / US,
                                bare.p99() / US,
                                raw.p99() / US,
                                Goal.atMost(15, "× raw file's median", ours.p99() / raw.typical()))));
    }

    private static Figure median(List<Timings> timings, Goal goal) {
        return new Figure(
                "durable save, median",
                "µs",
                timings.get(0).typical() / US,
                timings.get(1).typical() / US,
                timings.get(2).typical() / US,
                goal);
    }
}
