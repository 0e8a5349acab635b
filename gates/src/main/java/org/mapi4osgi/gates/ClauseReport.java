// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** Writes {@code docs/clauses.md} from the clause tests that ran in this build. */
public final class ClauseReport {
    /** At most one clause in so many of a section may have a reason instead of a test. */
    private static final int MOST_EXCUSED = 10;

    private final Clauses clauses;
    private final SortedMap<String, SortedMap<String, ClauseTests.Result>> tests;
    private final Exemptions exemptions;
    private final StringBuilder text = new StringBuilder();

    ClauseReport(
            Clauses clauses, SortedMap<String, SortedMap<String, ClauseTests.Result>> tests, Exemptions exemptions) {
        List<String> unknown =
                tests.keySet().stream().filter(id -> !clauses.contains(id)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("@Clause names clauses that do not exist: " + unknown);
        }
        this.clauses = clauses;
        this.tests = tests;
        this.exemptions = exemptions;
    }

    public static void main(String[] args) throws IOException, ParserConfigurationException, SAXException {
        if (Stream.of("test", "it.test", "skipTests", "skipITs", "maven.test.skip")
                .anyMatch(p -> System.getProperty(p) != null)) {
            System.out.println("clauses: docs/clauses.md left as it is, for not all tests were asked for");
            return;
        }
        Project project = Project.around(Path.of(args[0]));
        ClauseReport report = new ClauseReport(Clauses.read(), new ClauseTests(project).byClause(), Exemptions.read());
        Path file = project.root().resolve("docs/clauses.md");
        Files.createDirectories(project.root().resolve("docs"));
        Files.writeString(file, report.markdown());
        System.out.println("clauses: " + report.summary());
        List<String> faults = report.faults();
        if (!faults.isEmpty()) {
            throw new IllegalStateException("clauses: " + String.join("; ", faults));
        }
    }

    /** What is wrong: gaps in complete sections, reasons that are out of date, too many of them. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        clauses.idsBySection().forEach((title, ids) -> {
            List<String> open = ids.stream().filter(this::isOpen).toList();
            if (exemptions.complete().contains(title) && !open.isEmpty()) {
                faults.add("\"" + title + "\" is complete, but neither a test that passed nor a reason is there for "
                        + open);
            }
            long excused =
                    ids.stream().filter(exemptions.reasons()::containsKey).count();
            if (excused * MOST_EXCUSED > Math.max(ids.size(), MOST_EXCUSED)) {
                faults.add("\"" + title + "\" has " + excused + " reasons, more than one clause in " + MOST_EXCUSED);
            }
        });
        for (String id : exemptions.reasons().keySet()) {
            if (!clauses.contains(id)) {
                faults.add("there is a reason for " + id + ", but no such clause");
            } else if (isChecked(id)) {
                faults.add(id + " has a test; its reason goes");
            }
        }
        return faults;
    }

    private boolean isOpen(String id) {
        return !isChecked(id) && !exemptions.reasons().containsKey(id);
    }

    String summary() {
        List<String> all =
                clauses.idsBySection().values().stream().flatMap(List::stream).toList();
        long run = tests.values().stream()
                .flatMap(t -> t.keySet().stream())
                .distinct()
                .count();
        return all.stream().filter(this::isChecked).count() + " of " + all.size() + " checked; " + run
                + " clause tests ran";
    }

    String markdown() {
        text.setLength(0);
        text.append("# Clauses of the MAPI reference and the tests that check them\n\n");
        text.append("Written by the build from the tests that ran; do not edit. ");
        text.append(summary()).append(".\n");
        clauses.idsBySection().forEach(this::section);
        return text.toString();
    }

    /** A test that was only skipped checks nothing. */
    private boolean isChecked(String id) {
        return tests.getOrDefault(id, Collections.emptySortedMap()).containsValue(ClauseTests.Result.passed);
    }

    private void section(String title, List<String> ids) {
        List<String> unchecked = ids.stream().filter(this::isOpen).toList();
        text.append("\n## ").append(title).append("\n\n");
        text.append(ids.stream().filter(this::isChecked).count()).append(" of ").append(ids.size());
        text.append(" checked.\n");
        if (ids.stream().anyMatch(tests::containsKey)) {
            text.append("\n| clause | test | result |\n| --- | --- | --- |\n");
            for (String id : ids) {
                tests.getOrDefault(id, Collections.emptySortedMap())
                        .forEach((test, result) -> text.append("| " + id + " | " + test + " | " + result + " |\n"));
            }
        }
        ids.stream()
                .filter(exemptions.reasons()::containsKey)
                .forEach(id -> text.append("\nNot tested: ")
                        .append(id)
                        .append(", ")
                        .append(exemptions.reasons().get(id))
                        .append(".\n"));
        if (!unchecked.isEmpty()) {
            text.append("\nNot checked: ").append(String.join(", ", unchecked)).append(".\n");
        }
    }
}
