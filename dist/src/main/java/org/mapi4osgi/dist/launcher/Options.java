// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The command line.
 *
 * @param data where profiles, stores and address books are kept
 * @param dataGiven whether the command line named that folder; the demo makes one of its own otherwise
 * @param help whether only the usage is wanted
 * @param command the command and its arguments; empty for the interactive shell
 */
record Options(Path data, boolean dataGiven, boolean help, List<String> command) {
    static Options parse(List<String> args, Map<String, String> environment) {
        String data = null;
        boolean help = false;
        int next = 0;
        while (next < args.size() && args.get(next).startsWith("-")) {
            String option = args.get(next++);
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--data" -> {
                    if (next == args.size()) {
                        throw new IllegalArgumentException("--data needs a folder");
                    }
                    data = args.get(next++);
                }
                default -> throw new IllegalArgumentException("no such option: " + option);
            }
        }
        String usual = environment.getOrDefault(
                "MAPI_DATA", Path.of(System.getProperty("user.home"), ".mapi").toString());
        Path folder = Path.of(data == null ? usual : data);
        return new Options(folder.toAbsolutePath(), data != null, help, args.subList(next, args.size()));
    }

    boolean isDemo() {
        return !command.isEmpty() && command.get(0).equals("demo");
    }
}
