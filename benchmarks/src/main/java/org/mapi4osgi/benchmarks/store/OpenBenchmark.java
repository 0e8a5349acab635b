// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.benchmarks.harness.Contender;
import org.mapi4osgi.benchmarks.harness.Contest;
import org.mapi4osgi.benchmarks.harness.Timings;
import org.mapi4osgi.benchmarks.harness.Turn;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.report.Figure;
import org.mapi4osgi.benchmarks.report.Goal;
import org.mapi4osgi.tags.PR;

/** P7. */
final class OpenBenchmark implements StoreBenchmark {
    private static final int OPENS = 1_000;
    private static final double US = 1e3;

    private static final String MESSAGE = "SELECT props, streams FROM msg WHERE id=?";
    private static final String BODY = "SELECT data FROM chunk WHERE id=?";

    @Override
    public Chapter run(Arena arena) throws Exception {
        List<EntryId> ids = arena.ours().messages(Box.LARGE);
        List<Long> bareIds = arena.bare().messages(arena.bare().box(Box.LARGE));
        List<Timings> timings;
        try (PreparedStatement message = arena.bare().prepare(MESSAGE);
                PreparedStatement body = arena.bare().prepare(BODY)) {
            Contender ours = round -> {
                Random random = new Random(round);
                return Turn.ofEach(OPENS, i -> ours(arena, ids.get(random.nextInt(ids.size()))));
            };
            Contender bare = round -> {
                Random random = new Random(round);
                return Turn.ofEach(OPENS, i -> bare(message, body, bareIds.get(random.nextInt(bareIds.size()))));
            };
            Contender raw = round -> {
                Random random = new Random(round);
                return Turn.ofEach(OPENS, i -> arena.raw().read(random.nextInt(ids.size())));
            };
            timings = Contest.run(arena.scale().rounds(10), arena.scale().rounds(40), List.of(ours, bare, raw));
        }
        return new Chapter(
                "P7",
                "open by entry ID",
                "At random. Ours: `openEntry`, `getProps` of all, the body among them, close. Bare JDBC: the row of the message"
                        + " and the row of its body by their numbers, the bytes copied. Raw: the record read.",
                "ours decodes the properties, computes some twenty more, and reads the folder that the message is in.",
                List.of(new Figure(
                        "open a message and read all of it",
                        "µs",
                        timings.get(0).typical() / US,
                        timings.get(1).typical() / US,
                        timings.get(2).typical() / US,
                        Goal.atMost(2, "× bare JDBC", timings.get(0).timesAsLongAs(timings.get(1))))));
    }

    private static void ours(Arena arena, EntryId id) throws MapiException {
        try (IMAPIProp message = arena.ours().store().openEntry(id)) {
            if (message.getProps(null).get(PR.PR_BODY).isEmpty()) {
                throw new IllegalStateException("no body");
            }
        }
    }

    private static void bare(PreparedStatement message, PreparedStatement body, long id) throws SQLException {
        message.setLong(1, id);
        byte[] streams;
        try (ResultSet rows = message.executeQuery()) {
            if (!rows.next() || rows.getBytes(1).length == 0) {
                throw new IllegalStateException("no message");
            }
            streams = rows.getBytes(2);
        }
        body.setLong(1, java.nio.ByteBuffer.wrap(streams).getLong(4) << 20);
        try (ResultSet rows = body.executeQuery()) {
            if (!rows.next() || rows.getBytes(1).length == 0) {
                throw new IllegalStateException("no body");
            }
        }
    }
}
