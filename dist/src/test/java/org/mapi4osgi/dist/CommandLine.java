// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the packaged distribution as a user does, with a data folder of its own. */
final class CommandLine {
    private static final Path MAPI =
            Path.of("target", "mapi4osgi", "bin", "mapi").toAbsolutePath();

    private final Path folder;
    private Path data;

    CommandLine(Path folder) {
        this.folder = folder;
        data = folder.resolve("data");
    }

    record Outcome(int status, String text) {}

    Path data() {
        return data;
    }

    /** Uses another data folder from now on. */
    void data(Path other) {
        data = other;
    }

    /** Where the processes have their temporary files. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    Outcome mapi(String... command) throws IOException, InterruptedException {
        return run("", command);
    }

    Outcome run(String input, String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("output");
        Process process = start(Files.writeString(folder.resolve("input"), input), out, command);
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + List.of(command) + "\n" + Files.readString(out));
        }
        return new Outcome(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }

    Process start(Path in, Path out, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(MAPI.toString(), "--data", data.toString()));
        line.addAll(List.of(command));
        return builder(line.toArray(new String[0]))
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .start();
    }

    /** A command in whose environment MAPI is the program and MAPI_DATA the data folder. */
    ProcessBuilder builder(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAPI_JAVA_OPTS", "-Djava.io.tmpdir=" + Files.createDirectories(temporary()));
        builder.environment().put("MAPI", MAPI.toString());
        builder.environment().put("MAPI_DATA", data.toString());
        return builder;
    }
}
