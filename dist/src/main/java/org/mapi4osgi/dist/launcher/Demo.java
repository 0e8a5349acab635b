// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleException;

/**
 * The runtime at work, in two runs of the framework on one data folder: the second shows that what the first one saved is
 * still there. The steps themselves are in the demo's bundle.
 */
final class Demo {
    private Demo() {}

    static int run(Path home, Options options) throws BundleException, IOException {
        Path data = options.dataGiven() ? options.data() : Files.createTempDirectory("mapi-demo");
        try {
            List<String> first = new ArrayList<>(options.command());
            first.set(0, "first");
            int status = execute(home, data, first);
            return status == 0 ? execute(home, data, List.of("second")) : status;
        } finally {
            if (!options.dataGiven()) {
                delete(data);
            }
        }
    }

    private static int execute(Path home, Path data, List<String> command) throws BundleException, IOException {
        try (RunningFramework framework = RunningFramework.start(home, data, true)) {
            return framework.execute(RunningFramework.DEMO, command);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
