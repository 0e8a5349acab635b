// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SourceRulesTest {
    /** Generated from the list of property tags, and read by nobody from top to bottom. */
    private static final String GENERATED = "org/mapi4osgi/tags/PR.java";

    private final Project project = Project.around(Path.of(""));

    @Test
    void noFileIsLongerThan600Lines() throws IOException {
        SortedMap<String, Integer> longer = lines("src");
        longer.values().removeIf(n -> n <= 600);
        assertThat(longer).as("files over 600 lines").isEmpty();
    }

    @Test
    void mostClassesAreSmall() throws IOException {
        List<Integer> sorted = lines("src/main").values().stream().sorted().toList();
        assertThat(sorted.get(sorted.size() / 2)).as("median lines of a class").isLessThanOrEqualTo(120);
        assertThat(sorted.get(sorted.size() * 9 / 10))
                .as("lines that nine of ten classes keep to")
                .isLessThanOrEqualTo(350);
    }

    @Test
    void everyFileNamesItsLicence() throws IOException {
        List<Path> without = new ArrayList<>();
        for (Path file : sources("src")) {
            if (!Files.readString(file).startsWith("// SPDX-License-Identifier: Apache-2.0\n")) {
                without.add(project.root().relativize(file));
            }
        }
        assertThat(without).as("files without the licence line").isEmpty();
    }

    private SortedMap<String, Integer> lines(String directory) throws IOException {
        SortedMap<String, Integer> lines = new TreeMap<>();
        for (Path file : sources(directory)) {
            if (!file.endsWith("package-info.java") && !file.endsWith(GENERATED)) {
                lines.put(
                        project.root().relativize(file).toString(),
                        Files.readAllLines(file).size());
            }
        }
        return lines;
    }

    private List<Path> sources(String directory) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path d : project.each(directory)) {
            sources.addAll(Project.files(d, ".java"));
        }
        return sources;
    }
}
