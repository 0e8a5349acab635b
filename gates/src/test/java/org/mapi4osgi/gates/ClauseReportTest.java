// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.gates.ClauseTests.Result;
import org.mapi4osgi.kit.Clause;

final class ClauseReportTest {
    /** Stands for a kit's contract: nothing runs it here, its class file is read. */
    @Clause("SUP-01")
    abstract static class Contract {
        @Clause({"MSLOG-03", "MSLOG-04"})
        void inherited() {}
    }

    /** Stands for a provider's test. */
    static final class Sample extends Contract {
        @Clause("LOGON-01")
        void own() {}

        void plain() {}
    }

    @TempDir
    Path root = Path.of("set by JUnit");

    @Test
    void clausesComeFromTheMethodsThatRanWhereverTheyAreDeclared() throws Exception {
        report(testcase("inherited", ""), testcase("own(int)[1]", ""), testcase("plain", ""));
        String test = "m: ClauseReportTest$Sample.";
        assertThat(read())
                .isEqualTo(Map.of(
                        "SUP-01", Map.of(test + "inherited", Result.passed),
                        "MSLOG-03", Map.of(test + "inherited", Result.passed),
                        "MSLOG-04", Map.of(test + "inherited", Result.passed),
                        "LOGON-01", Map.of(test + "own", Result.passed)));
    }

    @Test
    void theWorstOfSeveralRunsCounts() throws Exception {
        report(testcase("own[Felix]", "<failure/>"), testcase("own[Equinox]", ""), testcase("own[x]", "<skipped/>"));
        assertThat(read().get("LOGON-01")).containsExactly(Map.entry("m: ClauseReportTest$Sample.own", Result.failed));
    }

    @Test
    void aReportOfAMethodThatIsGoneCountsForNothing() throws Exception {
        report(testcase("renamedSince", ""), "<testcase classname=\"no.Such\" name=\"own\"/>");
        assertThat(read()).isEmpty();
    }

    @Test
    void aClauseWhoseTestsWereSkippedIsNotChecked() throws Exception {
        report(testcase("own", "<skipped/>"));
        String markdown = new ClauseReport(Clauses.read(), new ClauseTests(new Project(root)).byClause()).markdown();
        assertThat(markdown)
                .contains("0 of 419 checked; 1 clause tests ran")
                .contains("| LOGON-01 | m: ClauseReportTest$Sample.own | skipped |")
                .contains("Not checked: LOGON-01, LOGON-02");
    }

    @Test
    void anUnknownClauseIsRefused() {
        assertThatThrownBy(() -> new ClauseReport(
                        Clauses.read(), new TreeMap<>(Map.of("MSLOG-99", new TreeMap<>(Map.of("t", Result.passed))))))
                .hasMessageContaining("MSLOG-99");
    }

    private Map<String, ? extends Map<String, Result>> read() throws Exception {
        return new ClauseTests(new Project(root)).byClause();
    }

    private static String testcase(String name, String content) {
        return "<testcase classname=\"" + Sample.class.getName() + "\" name=\"" + name + "\">" + content
                + "</testcase>";
    }

    /** A project of one module whose tests left this report. */
    private void report(String... testcases) throws Exception {
        Path module = Files.createDirectories(root.resolve("m"));
        Files.createFile(module.resolve("pom.xml"));
        Path reports = Files.createDirectories(module.resolve("target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-x.xml"), "<testsuite>" + String.join("", testcases) + "</testsuite>");
        for (Class<?> type : new Class<?>[] {Contract.class, Sample.class}) {
            String file = type.getName().replace('.', '/') + ".class";
            Path to = module.resolve("target/test-classes").resolve(file);
            Files.createDirectories(to.resolveSibling(""));
            Files.copy(Path.of("target/test-classes").resolve(file), to);
        }
    }
}
