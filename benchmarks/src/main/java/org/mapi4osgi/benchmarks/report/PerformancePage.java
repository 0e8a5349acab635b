// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes docs/performance.md of a report, and of nothing else: the same report gives the same page. */
public final class PerformancePage {
    private static final String ROUTING = "## The runtime";
    private static final String TABLE = "## MemoryTable";

    private final Report report;
    private final StringBuilder page = new StringBuilder();

    private PerformancePage(Report report) {
        this.report = report;
    }

    /** The page. */
    public static String of(Report report) {
        PerformancePage page = new PerformancePage(report);
        page.head();
        page.environment();
        page.store();
        page.mail();
        page.routing();
        page.table();
        return page.page.toString();
    }

    /** An earlier page with the chapter on the runtime of a report that has nothing else. */
    public static String withRouting(String before, Report report) {
        int start = before.indexOf(ROUTING);
        int end = before.indexOf(TABLE);
        if (end < 0) {
            throw new IllegalArgumentException("this is no page on performance");
        }
        PerformancePage page = new PerformancePage(report);
        page.routing();
        String all = before.substring(0, start < 0 ? end : start) + page.page + before.substring(end);
        long met = all.lines().filter(line -> line.endsWith("| met |")).count();
        long missed =
                all.lines().filter(line -> line.endsWith("| **missed** |")).count();
        return all.replaceFirst("[0-9]+ of [0-9]+ goals met", "%d of %d goals met".formatted(met, met + missed));
    }

    private void line(String format, Object... arguments) {
        page.append(format.formatted(arguments)).append('\n');
    }

    private void head() {
        List<Figure> figures = Stream.of(report.chapters(), report.mail(), report.routing())
                .flatMap(List::stream)
                .flatMap(chapter -> chapter.figures().stream())
                .filter(figure -> figure.goal() != null)
                .toList();
        long met = figures.stream().filter(figure -> !figure.isMissed()).count();
        line("# Performance");
        line("");
        line("Written by `benchmarks/run`; do not edit. %d of %d goals met.", met, figures.size());
        line("");
        if (report.quick()) {
            line("**A quick run**: few rounds, good for seeing that all works, not for judging.");
            line("");
        }
        line(
                "**Noise.** One and the same loop is 1.5 to 3 times slower or faster from one minute to the next on a shared");
        line(
                "machine, and on another machine it is another number altogether. So **compare ratios only**: those of a row come");
        line(
                "from one process in which the contenders took turns on the same disk, and each is the median over the rounds of");
        line("the ratio within a round. The times and rates beside them say of what order a thing is, no more.");
        line("");
        line(
                "To repeat: `benchmarks/run`, about half an hour on a machine that does nothing else; `benchmarks/run --help` tells");
        line("the rest.");
        line("");
    }

    private void environment() {
        Environment here = report.environment();
        line("| measured on | |");
        line("|---|---|");
        line("| date | %s |", here.date());
        line("| JDK | %s |", here.jdk());
        line("| OSGi framework | %s |", here.framework());
        line("| system | %s, %d cores, %s |", here.os(), here.cores(), here.cpu());
        line("| file system | %s |", here.disk());
        line("| database | %s |", here.sqlite());
        line("");
    }

    private void store() {
        line("## The message store");
        line("");
        line(
                "Messages have 30 properties and a body of 2 to 10 KB. *Ours* is the provider's API as a session calls it. *Bare");
        line(
                "JDBC* writes and reads the same tables with the same SQLite settings and does nothing else; *raw file* is the same");
        line(
                "bytes in a plain file. Bodies, indexes, counters and the change log are written by both databases. What is read");
        line("comes from the page cache.");
        line("");
        chapters(report.chapters(), "bare JDBC", "raw file");
    }

    private void mail() {
        line("## Mail");
        line("");
        line(
                "Messages have 30 properties, a body of 6 KB and one recipient. *Bare Angus Mail* is the library that the transport");
        line("stands on, by itself; it keeps nothing on the disk.");
        line("");
        chapters(report.mail(), "bare Angus Mail", "raw socket");
    }

    private void routing() {
        line(ROUTING);
        line("");
        line(
                "Measured on %s with %s%s.",
                report.environment().date(),
                report.environment().jdk(),
                report.quick() ? ", in **a quick run** that is not for judging" : "");
        line("");
        line(
                "What a session adds to a provider that does nothing, in Felix. Rounds of JMH, each call in a process of its own;");
        line("differences and ratios are those within a round. The nearest peer, mapi4linux, was measured once on a");
        line(
                "machine of the same kind: `openEntry` costs it 31 ns more than the provider alone with one store open, 1.8 µs more");
        line("with 64, and it crashes with two threads on one session.");
        line("");
        chapters(report.routing(), "provider alone", "one thread");
    }

    private void chapters(List<Chapter> chapters, String bare, String raw) {
        line("| | figure | unit | ours | %s | %s | found | goal | |", bare, raw);
        line("|---|---|---|--:|--:|--:|--:|---|---|");
        for (Chapter chapter : chapters) {
            for (Figure figure : chapter.figures()) {
                Goal goal = figure.goal();
                line(
                        "| %s | %s | %s | %s | %s | %s | %s | %s | %s |",
                        chapter.name(),
                        figure.what(),
                        figure.unit(),
                        number(figure.ours()),
                        number(figure.bare()),
                        number(figure.raw()),
                        goal == null ? "" : goal.found(),
                        goal == null ? "" : goal.wanted(),
                        goal == null ? "" : goal.isMet() ? "met" : "**missed**");
            }
        }
        line("");
        for (Chapter chapter : chapters) {
            line("- **%s, %s.** %s", chapter.name(), chapter.title(), chapter.how());
            if (chapter.isMissed()) {
                line("  **Missed because** %s", chapter.limits());
            }
        }
        line("");
    }

    private void table() {
        line(TABLE);
        line("");
        line(
                "100,000 rows of 8 properties, by JMH. The peer is ECMemTable of mapi4linux (C++, -O2, one pinned CPU), best and");
        line(
                "typical of 8 runs. **Its figures are from another run** on a machine of the same kind and are not measured again, so");
        line("a ratio here carries the noise of both; less than a factor of 2 means nothing. There is no goal.");
        line("");
        line("| operation | unit | ours | peer's best | peer's typical | ours / typical |");
        line("|---|---|--:|--:|--:|--:|");
        for (PeerFigure figure : report.table()) {
            line(
                    "| %s | %s | %s | %s | %s | %s |",
                    figure.what(),
                    figure.unit(),
                    number(figure.ours()),
                    number(figure.best()),
                    number(figure.typical()),
                    number(figure.ours() / figure.typical()));
        }
    }

    /** Three digits that count, as far as the noise lets any count. */
    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
