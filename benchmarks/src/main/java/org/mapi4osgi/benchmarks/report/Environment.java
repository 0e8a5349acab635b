// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Where a report comes from.
 *
 * @param date the day, in ISO form
 * @param jdk the Java machine
 * @param framework the OSGi framework
 * @param os the operating system
 * @param cpu the processor
 * @param cores how many the Java machine may use
 * @param disk the file system that all contenders wrote to
 * @param sqlite the library under the store and the bare loop
 */
public record Environment(
        String date, String jdk, String framework, String os, String cpu, int cores, String disk, String sqlite) {
    /** This machine. */
    public static Environment here(LocalDate today, Path folder, String sqlite) throws IOException {
        return new Environment(
                today.toString(),
                property("java.vm.name") + " " + property("java.runtime.version") + " (" + property("java.vendor")
                        + ")",
                "none: providers are called in process, as a session calls them",
                property("os.name") + " " + property("os.version"),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Files.getFileStore(folder).type(),
                sqlite);
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.isReadable(info)) {
            for (String line : Files.readAllLines(info)) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        }
        return property("os.arch");
    }
}
