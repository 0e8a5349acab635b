// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;

/** The executable jar: JMH with its own options, and with the bytes that each call allocates. */
public final class Main {
    private Main() {}

    /** Runs the benchmarks whose names match. */
    public static void main(String[] arguments) throws IOException, RunnerException {
        org.openjdk.jmh.Main.main(Stream.concat(Arrays.stream(arguments), Stream.of("-prof", "gc"))
                .toArray(String[]::new));
    }
}
