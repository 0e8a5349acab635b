// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.mapi4osgi.benchmarks.mail.MailSuite;
import org.mapi4osgi.benchmarks.report.Chapter;
import org.mapi4osgi.benchmarks.report.Environment;
import org.mapi4osgi.benchmarks.report.PeerFigure;
import org.mapi4osgi.benchmarks.report.PerformancePage;
import org.mapi4osgi.benchmarks.report.Report;
import org.mapi4osgi.benchmarks.routing.RoutingSuite;
import org.mapi4osgi.benchmarks.store.StoreSuite;
import org.mapi4osgi.benchmarks.table.TableSuite;

/** Runs the benchmarks, writes what was found as JSON, and makes the page of it. Started by {@code benchmarks/run}. */
public final class Benchmarks {
    private final Options options;
    private final long start = System.nanoTime();

    private Benchmarks(Options options) {
        this.options = options;
    }

    /** Runs. */
    public static void main(String[] arguments) throws Exception {
        try {
            new Benchmarks(Options.parse(List.of(arguments))).run();
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage() + "; see benchmarks/run --help");
            System.exit(2);
        }
    }

    private void run() throws Exception {
        Path target = options.module().resolve("target");
        Files.createDirectories(target);
        Path folder = Files.createTempDirectory(target.toAbsolutePath(), "stores");
        try {
            StoreSuite.Result store = options.wantsStore()
                    ? StoreSuite.run(folder, options.scale(), options::isWanted, this::progress)
                    : new StoreSuite.Result("", List.of());
            List<Chapter> mail = MailSuite.run(folder, options.scale(), options::isWanted, this::progress);
            List<Chapter> routing = options.isWanted(RoutingSuite.NAME)
                    ? RoutingSuite.run(folder, options.quick(), this::progress)
                    : List.of();
            List<PeerFigure> table = options.isWanted(Options.TABLE)
                    ? TableSuite.run(options.quick(), name -> progress("MemoryTable, " + name))
                    : List.of();
            Environment here = Environment.here(LocalDate.now(ZoneOffset.UTC), folder, store.sqlite());
            write(
                    target,
                    new Report(here, options.quick(), options.messages(), store.chapters(), mail, routing, table));
        } finally {
            delete(folder);
        }
    }

    private void progress(String what) {
        System.err.printf("benchmarks: %4d s  %s%n", (System.nanoTime() - start) / 1_000_000_000, what);
    }

    /** The page is made of what was written, so that it cannot tell anything else. */
    private void write(Path target, Report report) throws IOException {
        Path json = target.resolve("benchmarks.json");
        Files.writeString(json, report.toJson());
        Report read = Report.parse(Files.readString(json));
        Path docs = options.module().resolveSibling("docs").resolve("performance.md");
        String page = options.isRouting()
                ? PerformancePage.withRouting(Files.readString(docs), read)
                : PerformancePage.of(read);
        Path written = options.isWhole() || options.isRouting() ? docs : target.resolve("performance.md");
        Files.writeString(written, page);
        progress("wrote " + json + " and " + written);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
