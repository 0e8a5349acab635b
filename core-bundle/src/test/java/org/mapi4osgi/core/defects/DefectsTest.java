// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.defects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whether the defects that {@code itest/planted-defects} plants still fit core's sources and clauses. */
final class DefectsTest {
    private static final Path CORE = Path.of("src/main/java/org/mapi4osgi/core");
    private static final Path TESTS = Path.of("target/test-classes");

    private final List<Defect> defects = Defect.all(Path.of("../itest/defects"));

    DefectsTest() throws IOException {}

    @Test
    void eachFitsItsSourceOnce() throws IOException {
        for (Defect defect : defects) {
            String source = Files.readString(CORE.resolve(defect.file()));
            assertThat(defect.plantedIn(source)).as(defect.name()).isNotEqualTo(source);
        }
    }

    @Test
    void eachBreaksAClauseThatATestOfCoreNames() throws IOException, ReflectiveOperationException {
        Set<String> named = new TreeSet<>();
        for (Class<?> test : ClauseRun.testClasses(TESTS, DefectsTest.class.getClassLoader())) {
            for (Method method : test.getDeclaredMethods()) {
                named.addAll(ClauseRun.clauses(method));
            }
        }
        assertThat(named).containsAll(defects.stream().map(Defect::clause).toList());
    }

    @Test
    void allPackagesThatClientsAndProvidersMeetHaveSome() {
        assertThat(defects).hasSizeGreaterThanOrEqualTo(40);
        assertThat(defects)
                .extracting(defect -> defect.file().substring(0, defect.file().indexOf('/')))
                .contains(
                        "addrbook",
                        "gate",
                        "handle",
                        "logon",
                        "notify",
                        "profile",
                        "route",
                        "session",
                        "spool",
                        "status",
                        "subsystem",
                        "support");
    }

    @Test
    void aTextThatIsNotThereOnceIsRefused() {
        Defect defect = Defect.parse(
                "twice", "clause: PLOG-11\nwhy: to see it refused\nfile: logon/Some.java\n--- old\nx\n--- new\ny\n");

        assertThat(defect.plantedIn("axb")).isEqualTo("ayb");
        assertThatThrownBy(() -> defect.plantedIn("axbx")).hasMessageContaining("more than once");
        assertThatThrownBy(() -> defect.plantedIn("ab")).hasMessageContaining("not at all");
    }

    @Test
    void whatIsNoDescriptionIsRefused() {
        assertThatThrownBy(() -> Defect.parse("odd", "clause: PLOG-11\n")).hasMessageContaining("odd");
    }
}
