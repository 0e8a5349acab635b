// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.kill;

import java.nio.file.Path;
import java.util.Arrays;
import org.mapi4osgi.itest.runtime.RunningRuntime;

/** The process that is killed. */
public final class MailWorker {
    private MailWorker() {}

    /**
     * Works until all is done, or until the step that the system property {@code mapi.fault} names.
     *
     * @param args the folder of the distribution's bundles, the data folder, and what the client is told
     */
    public static void main(String[] args) throws Exception {
        int status;
        try (RunningRuntime runtime = RunningRuntime.start(Path.of(args[0]), Path.of(args[1]))) {
            status = runtime.run(Arrays.copyOfRange(args, 2, args.length));
        }
        System.exit(status);
    }
}
