// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapi4osgi.api.MapiException;

/** A process that is killed loses nothing that it was told is saved. */
final class KilledTest {
    @TempDir
    Path folder;

    /** Saves entries until it is killed, and tells of each that is saved. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws MapiException {
        try (Fixture book = new Fixture(Path.of(args[0]))) {
            for (int i = 0; ; i++) {
                String name = "Entry %06d".formatted(i);
                book.user(book.pab(), Fixture.person(name, i + "@example.org"));
                System.out.println(name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 60})
    void whatWasToldToBeSavedIsThere(int kills) throws IOException, InterruptedException, MapiException {
        Path file = folder.resolve("book.db");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> told = new ArrayList<>();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told.add(line);
                if (told.size() == kills) {
                    // Not by the process itself, which would close its output while some of it is unread.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(told).hasSizeGreaterThanOrEqualTo(kills);
        try (Fixture book = new Fixture(file)) {
            assertThat(Fixture.names(book.pab().getContentsTable())).containsAll(told);
            book.user(book.pab(), Fixture.person("After", "after@example.org"));
        }
    }
}
