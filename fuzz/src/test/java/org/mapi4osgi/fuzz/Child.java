// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that ends with this one, or before. */
final class Child implements AutoCloseable {
    private final Process process;
    private final Thread hook;

    Child(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** A virtual machine like this one. */
    static List<String> java(int heapMegabytes, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heapMegabytes + "m");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(arguments));
        return command;
    }

    BufferedReader output() {
        return process.inputReader();
    }

    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    boolean endsWithin(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This virtual machine ends; the hook does the same.
        }
    }
}
