// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleException;

/**
 * The runtime at work, in two runs of the framework on one data folder: the second shows that what the first one saved is
 * still there. The steps themselves are in the demo's bundle.
 */
final class Demo {
    private Demo() {}

    static int run(Path home, Options options) throws BundleException, IOException {
        if (options.dataGiven()) {
            return runBoth(home, options.data(), options.command());
        }
        try (ScratchFolder scratch = ScratchFolder.create("mapi-demo")) {
            return runBoth(home, scratch.path(), options.command(), scratch);
        }
    }

    private static int runBoth(Path home, Path data, List<String> command, ScratchFolder... scratch)
            throws BundleException, IOException {
        List<String> first = new ArrayList<>(command);
        first.set(0, "first");
        int status = execute(home, data, first, scratch);
        return status == 0 ? execute(home, data, List.of("second"), scratch) : status;
    }

    private static int execute(Path home, Path data, List<String> command, ScratchFolder... scratch)
            throws BundleException, IOException {
        try (RunningFramework framework = RunningFramework.start(home, data, true, scratch)) {
            return framework.execute(RunningFramework.DEMO, command);
        }
    }
}
