// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;

/** Writes {@code docs/clauses.md} from the clause tests that ran in this build. */
public final class ClauseReport {
    private final Clauses clauses;
    private final SortedMap<String, SortedMap<String, ClauseTests.Result>> tests;
    private final StringBuilder text = new StringBuilder();

    ClauseReport(Clauses clauses, SortedMap<String, SortedMap<String, ClauseTests.Result>> tests) {
        List<String> unknown =
                tests.keySet().stream().filter(id -> !clauses.contains(id)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("@Clause names clauses that do not exist: " + unknown);
        }
        this.clauses = clauses;
        this.tests = tests;
    }

    public static void main(String[] args) throws IOException, ParserConfigurationException, SAXException {
        if (Stream.of("test", "it.test", "skipTests", "skipITs", "maven.test.skip")
                .anyMatch(p -> System.getProperty(p) != null)) {
            System.out.println("clauses: docs/clauses.md left as it is, for not all tests were asked for");
            return;
        }
        Project project = Project.around(Path.of(args[0]));
        ClauseReport report = new ClauseReport(Clauses.read(), new ClauseTests(project).byClause());
        Path file = project.root().resolve("docs/clauses.md");
        Files.createDirectories(project.root().resolve("docs"));
        Files.writeString(file, report.markdown());
        System.out.println("clauses: " + report.summary());
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
        List<String> unchecked = ids.stream().filter(id -> !isChecked(id)).toList();
        text.append("\n## ").append(title).append("\n\n");
        text.append(ids.size() - unchecked.size()).append(" of ").append(ids.size());
        text.append(" checked.\n");
        if (ids.stream().anyMatch(tests::containsKey)) {
            text.append("\n| clause | test | result |\n| --- | --- | --- |\n");
            for (String id : ids) {
                tests.getOrDefault(id, Collections.emptySortedMap())
                        .forEach((test, result) -> text.append("| " + id + " | " + test + " | " + result + " |\n"));
            }
        }
        if (!unchecked.isEmpty()) {
            text.append("\nNot checked: ").append(String.join(", ", unchecked)).append(".\n");
        }
    }
}
