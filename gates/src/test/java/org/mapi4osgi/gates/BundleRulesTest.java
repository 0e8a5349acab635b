// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

final class BundleRulesTest {
    private static final Set<String> EXPORTING = Set.of("org.mapi4osgi.api", "org.mapi4osgi.mime");

    @Test
    void onlyTheApiAndMimeExportPackages() throws IOException {
        bundles().forEach((name, headers) -> {
            if (!EXPORTING.contains(name)) {
                assertThat(headers.getValue("Export-Package"))
                        .as("Export-Package of " + name)
                        .isNull();
            }
        });
    }

    @Test
    void noBundleNeedsCoreTheHelpersOrAnnotationsAtRunTime() throws IOException {
        bundles()
                .forEach((name, headers) -> assertThat(String.valueOf(headers.getValue("Import-Package")))
                        .as("Import-Package of " + name)
                        .doesNotContain(
                                "org.mapi4osgi.core", "org.mapi4osgi.util", "org.jspecify", "com.google.errorprone"));
    }

    @Test
    void noBundleIsTiedToAnotherBundle() throws IOException {
        bundles().forEach((name, headers) -> {
            assertThat(headers.getValue("Fragment-Host"))
                    .as("Fragment-Host of " + name)
                    .isNull();
            assertThat(headers.getValue("Require-Bundle"))
                    .as("Require-Bundle of " + name)
                    .isNull();
        });
    }

    /** Builds of the same sources give the same bytes only if no entry tells when it was built. */
    @Test
    void jarsCarryNoTimeOfTheBuild() throws IOException {
        Set<LocalDateTime> times = new TreeSet<>();
        for (Path file : jars()) {
            try (JarFile jar = new JarFile(file.toFile())) {
                jar.stream().forEach(entry -> times.add(entry.getTimeLocal()));
            }
        }
        assertThat(times).containsExactly(LocalDateTime.parse("2026-01-01T00:00:00"));
    }

    private static Map<String, Attributes> bundles() throws IOException {
        Map<String, Attributes> bundles = new TreeMap<>();
        for (Path file : jars()) {
            try (JarFile jar = new JarFile(file.toFile())) {
                Attributes headers = jar.getManifest().getMainAttributes();
                String name = headers.getValue("Bundle-SymbolicName");
                if (name != null) {
                    bundles.put(name, headers);
                }
            }
        }
        return bundles;
    }

    private static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Path target : Project.around(Path.of("")).each("target")) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(target, "mapi4osgi-*.jar")) {
                files.forEach(jars::add);
            }
        }
        assumeFalse(jars.isEmpty(), "nothing is packaged in this build; run verify");
        return jars;
    }
}
