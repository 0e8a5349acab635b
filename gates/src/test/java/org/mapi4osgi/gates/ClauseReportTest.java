// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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

    private static final Exemptions NONE = new Exemptions(new TreeMap<>(), List.of());

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
        String markdown =
                new ClauseReport(Clauses.read(), new ClauseTests(new Project(root)).byClause(), NONE).markdown();
        assertThat(markdown)
                .contains("0 of 419 checked; 1 clause tests ran")
                .contains("| LOGON-01 | m: ClauseReportTest$Sample.own | skipped |")
                .contains("Not checked: LOGON-01, LOGON-02");
    }

    @Test
    void anUnknownClauseIsRefused() {
        assertThatThrownBy(() -> new ClauseReport(
                        Clauses.read(),
                        new TreeMap<>(Map.of("MSLOG-99", new TreeMap<>(Map.of("t", Result.passed)))),
                        NONE))
                .hasMessageContaining("MSLOG-99");
    }

    @Test
    void aCompleteSectionHasATestOrAReasonForEachClause() throws Exception {
        String preprocessing = "p";
        Clauses clauses = new Clauses(Map.of(preprocessing, List.of("PRE-01", "PRE-02")));
        TreeMap<String, SortedMap<String, Result>> tests =
                new TreeMap<>(Map.of("PRE-01", new TreeMap<>(Map.of("t", Result.passed))));
        TreeMap<String, String> reasons = new TreeMap<>(Map.of("PRE-02", "Windows only: why"));
        List<String> complete = List.of(preprocessing);
        ClauseReport excused = new ClauseReport(clauses, tests, new Exemptions(reasons, complete));
        assertThat(excused.faults()).isEmpty();
        assertThat(excused.markdown()).contains("Not tested: PRE-02, Windows only: why.");
        assertThat(new ClauseReport(clauses, tests, new Exemptions(new TreeMap<>(), complete)).faults())
                .singleElement()
                .asString()
                .contains("[PRE-02]");
        tests.put("PRE-02", new TreeMap<>(Map.of("t", Result.skipped)));
        assertThat(new ClauseReport(clauses, tests, new Exemptions(new TreeMap<>(), complete)).faults())
                .hasSize(1);
    }

    @Test
    void reasonsAreFewAndUpToDate() {
        List<String> ids = List.of("A-01", "A-02");
        Clauses clauses = new Clauses(Map.of("a", ids));
        TreeMap<String, String> reasons = new TreeMap<>(Map.of("A-01", "r", "A-02", "r", "B-01", "r"));
        TreeMap<String, SortedMap<String, Result>> tests =
                new TreeMap<>(Map.of("A-01", new TreeMap<>(Map.of("t", Result.passed))));
        assertThat(new ClauseReport(clauses, tests, new Exemptions(reasons, List.of())).faults())
                .containsExactlyInAnyOrder(
                        "\"a\" has 2 reasons, more than one clause in 10",
                        "A-01 has a test; its reason goes",
                        "there is a reason for B-01, but no such clause");
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
