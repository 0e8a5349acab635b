// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.benchmarks.harness.Contender;
import org.mapi4osgi.benchmarks.harness.Contest;
import org.mapi4osgi.benchmarks.harness.Timings;
import org.mapi4osgi.benchmarks.harness.Turn;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.report.Figure;
import org.mapi4osgi.benchmarks.report.Goal;
import org.mapi4osgi.tags.PR;

/** P6. */
final class SubstringBenchmark implements StoreBenchmark {
    private static final int SCANS = 5;
    private static final int PIECE = 1024 * 1024;
    private static final double MS = 1e6;

    private static final Restriction IN_SUBJECT = Restriction.contains(PR.PR_SUBJECT, Mails.RARE_WORD);
    private static final Restriction IN_ADDRESS = Restriction.contains(PR.PR_SENDER_EMAIL_ADDRESS, Mails.RARE_ADDRESS);

    private static final String BY_SUBJECT = "SELECT id FROM ct WHERE box=? AND instr(subject_key, ?)>0 ORDER BY id";
    private static final String BLOBS = "SELECT c.id, m.props FROM ct c CROSS JOIN msg m ON m.id=c.id WHERE c.box=?";

    @Override
    public Chapter run(Arena arena) throws Exception {
        long box = arena.bare().box(Box.LARGE);
        List<Timings> subject;
        List<Timings> address;
        try (IMAPIFolder folder = arena.ours().open(Box.LARGE);
                IMAPITable table = folder.getContentsTable();
                PreparedStatement bySubject = arena.bare().prepare(BY_SUBJECT);
                PreparedStatement blobs = arena.bare().prepare(BLOBS)) {
            Contender hotOurs = round -> Turn.ofEach(SCANS, i -> found(table, IN_SUBJECT));
            Contender hotBare = round -> Turn.ofEach(SCANS, i -> bySubject(bySubject, box));
            Contender hotRaw = round -> Turn.ofEach(SCANS, i -> readAll(arena.subjects()));
            subject = Contest.run(arena.scale().rounds(5), arena.scale().rounds(30), List.of(hotOurs, hotBare, hotRaw));
            Contender blobOurs = round -> Turn.ofEach(1, i -> found(table, IN_ADDRESS));
            Contender blobBare = round -> Turn.ofEach(1, i -> fetch(blobs, box));
            Contender blobRaw = round -> Turn.ofEach(1, i -> readAll(arena.blobs()));
            address = Contest.run(
                    arena.scale().rounds(2), arena.scale().rounds(15), List.of(blobOurs, blobBare, blobRaw));
        }
        return chapter(arena.scale(), subject, address);
    }

    private static void found(IMAPITable table, Restriction restriction) throws MapiException {
        table.restrict(restriction);
        check(table.getRowCount());
    }

    private static void bySubject(PreparedStatement statement, long box) throws SQLException {
        statement.setLong(1, box);
        statement.setBytes(2, Mails.RARE_WORD.getBytes(StandardCharsets.UTF_8));
        long sum = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sum += rows.getLong(1);
            }
        }
        check(sum);
    }

    private static void fetch(PreparedStatement statement, long box) throws SQLException {
        statement.setLong(1, box);
        long sum = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                sum += rows.getLong(1) + rows.getBytes(2).length;
            }
        }
        check(sum);
    }

    private static void readAll(RawFile file) throws Exception {
        long sum = 0;
        for (long at = 0; at < file.size(); at += PIECE) {
            sum += file.read(at, (int) Math.min(PIECE, file.size() - at)).length;
        }
        check(sum);
    }

    private static void check(long found) {
        if (found == 0) {
            throw new IllegalStateException("nothing found");
        }
    }

    private static Chapter chapter(Scale scale, List<Timings> subject, List<Timings> address) {
        Timings hot = subject.get(0);
        String inSubject = "substring of the subject, %,d messages".formatted(scale.messages());
        String inAddress = "substring of the sender's address, %,d messages".formatted(scale.messages());
        return new Chapter(
                "P6",
                "substring restriction",
                "Whatever the case. Ours: `restrict` and `getRowCount`, which lists the rows that match. The subject stands in a"
                        + " narrow column; bare JDBC there: the same `instr` over the clustered table, ids read in their order. The sender's address stands among"
                        + " the other properties; bare JDBC there: all of those are fetched, and not looked at. Raw: a file with"
                        + " just those bytes is read.",
                "a scan of narrow rows takes as long as the processor does; and bare JDBC does not decode the other properties.",
                List.of(
                        figure(inSubject, subject, Goal.atMost(1.5, "× bare JDBC", hot.timesAsLongAs(subject.get(1)))),
                        figure(inSubject, subject, Goal.atMost(20, "ms", hot.typical() / MS)),
                        figure(
                                inAddress,
                                address,
                                Goal.atMost(5, "× bare JDBC", address.get(0).timesAsLongAs(address.get(1))))));
    }

    private static Figure figure(String what, List<Timings> timings, Goal goal) {
        return new Figure(
                what,
                "ms",
                timings.get(0).typical() / MS,
                timings.get(1).typical() / MS,
                timings.get(2).typical() / MS,
                goal);
    }
}
