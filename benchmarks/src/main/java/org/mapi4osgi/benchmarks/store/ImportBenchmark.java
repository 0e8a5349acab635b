// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.util.List;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.benchmarks.harness.Contest;
import org.mapi4osgi.benchmarks.harness.Timings;
import org.mapi4osgi.benchmarks.harness.Turn;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.report.Figure;
import org.mapi4osgi.benchmarks.report.Goal;

/** P3. Fills the arena; the others read what it has brought in. */
final class ImportBenchmark implements StoreBenchmark {
    private static final int IMPORTERS = 32;
    private static final int COMMIT_EVERY = 1_000;
    private static final int BLOCK = 5_000;

    private static final String HOW = """
            Messages come in blocks of %,d. Ours: %d threads save messages, each by `createMessage`, `setProps`, `saveChanges`,
              and each save is durable when it returns. Bare JDBC: one thread, a commit for each %,d messages. Raw: appends, one
              sync for each %,d.""";

    @Override
    public Chapter run(Arena arena) throws Exception {
        List<Timings> timings;
        try (Blocks blocks = new Blocks(arena)) {
            int rounds = Math.max(1, arena.scale().messages() / BLOCK);
            timings = Contest.run(1, rounds, List.of(blocks::ours, blocks::bare, blocks::raw));
        }
        Timings ours = timings.get(0);
        Timings bare = timings.get(1);
        Timings raw = timings.get(2);
        String what = "import of %,d messages".formatted(arena.scale().messages());
        return new Chapter(
                "P3",
                "bulk import",
                HOW.formatted(BLOCK, IMPORTERS, COMMIT_EVERY, COMMIT_EVERY),
                "each of our saves is acknowledged by itself, so a commit holds as many messages as there are threads and not"
                        + " a thousand.",
                List.of(
                        figure(what, timings, Goal.atLeast(0.6, "× bare JDBC", ours.timesAsFastAs(bare))),
                        figure(what, timings, Goal.atLeast(0.12, "× raw file", ours.timesAsFastAs(raw)))));
    }

    private static Figure figure(String what, List<Timings> timings, Goal goal) {
        return new Figure(
                what,
                "messages/s",
                timings.get(0).perSecond(),
                timings.get(1).perSecond(),
                timings.get(2).perSecond(),
                goal);
    }

    /** The messages of a round, made before the clocks start; round 0 is the small folder. */
    private static final class Blocks implements AutoCloseable {
        private final Arena arena;
        private final Savers savers = new Savers(IMPORTERS);
        private int round = -1;
        private List<BareRow> rows = List.of();

        Blocks(Arena arena) {
            this.arena = arena;
        }

        private Box box() {
            return round == 0 ? Box.SMALL : Box.LARGE;
        }

        private void prepare(int wanted) throws Exception {
            if (round != wanted) {
                round = wanted;
                int messages = arena.scale().messages();
                int first = Scale.FEW + (round - 1) * BLOCK;
                rows = BareRow.of(
                        round == 0
                                ? arena.mails().list(0, Scale.FEW)
                                : arena.mails().list(first, Math.min(BLOCK, messages)));
                if (round > 0) {
                    arena.index(rows);
                }
            }
        }

        Turn ours(int wanted) throws Exception {
            prepare(wanted);
            List<Mail> mails = rows.stream().map(BareRow::mail).toList();
            try (IMAPIFolder folder = arena.ours().open(box())) {
                return savers.save(folder, mails);
            }
        }

        Turn bare(int wanted) throws Exception {
            prepare(wanted);
            long box = arena.bare().box(box());
            long start = System.nanoTime();
            for (int i = 0; i < rows.size(); i += COMMIT_EVERY) {
                arena.bare().save(box, rows.subList(i, Math.min(rows.size(), i + COMMIT_EVERY)), start);
            }
            return new Turn(rows.size(), System.nanoTime() - start, new long[0]);
        }

        Turn raw(int wanted) throws Exception {
            prepare(wanted);
            List<byte[]> records = rows.stream().map(BareRow::record).toList();
            long start = System.nanoTime();
            for (int i = 0; i < records.size(); i++) {
                arena.raw().append(records.get(i));
                if ((i + 1) % COMMIT_EVERY == 0 || i + 1 == records.size()) {
                    arena.raw().sync();
                }
            }
            return new Turn(records.size(), System.nanoTime() - start, new long[0]);
        }

        @Override
        public void close() {
            savers.close();
        }
    }
}
