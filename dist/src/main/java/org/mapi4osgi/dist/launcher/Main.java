// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleException;

/** Runs the shell, one command or the demo, and ends the process with a status that tells success from failure. */
public final class Main {
    private static final String USAGE = """
            usage: mapi [--data DIR] [COMMAND [ARGUMENT…]]

              mapi                     a shell; Tab completes, help lists the commands, exit leaves
              mapi COMMAND …           runs one command of the shell and exits
              mapi demo                shows the runtime at work in a fresh temporary folder
              mapi demo --mail FILE…   …with your own .eml and mbox files
              mapi help                lists the commands; mapi help COMMAND explains one

            options
              --data DIR   where profiles, stores and address books are kept
                           (default: the environment's MAPI_DATA, else .mapi in your home folder)
              --help       this text

            The exit status is 0 for success, 1 for a command that failed, 2 for a call that could not be understood.
            """;

    private Main() {}

    /**
     * The process's entry point.
     *
     * @param args options, then a command with its arguments
     */
    public static void main(String... args) {
        System.exit(run(args));
    }

    private static int run(String... args) {
        Options options;
        try {
            options = Options.parse(List.of(args), System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("mapi: " + e.getMessage());
            System.err.println("Type: mapi --help");
            return 2;
        }
        if (options.help()) {
            System.out.print(USAGE);
            return 0;
        }
        try {
            Path home = Distribution.home();
            return options.isDemo() ? Demo.run(home, options) : shell(home, options);
        } catch (BundleException e) {
            System.err.println("mapi: the framework did not start: " + e.getMessage());
            System.err.println("Unpack the distribution again, or take away what was added to its bundle folder.");
            return 1;
        } catch (IOException e) {
            System.err.println("mapi: the framework did not start: " + e.getMessage());
            System.err.println(
                    "Look at the folder " + options.data() + ": it must be yours to write, on a disk with room.");
            return 1;
        }
    }

    private static int shell(Path home, Options options) throws BundleException, IOException {
        try (RunningFramework framework = RunningFramework.start(home, options.data(), false)) {
            return framework.execute(RunningFramework.SHELL, options.command());
        }
    }
}
