// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.benchmarks.mail.MailSuite;
import org.mapi4osgi.benchmarks.routing.RoutingSuite;
import org.mapi4osgi.benchmarks.store.Scale;
import org.mapi4osgi.benchmarks.store.StoreSuite;

/**
 * The command line.
 *
 * @param quick whether few rounds will do
 * @param messages how many messages the large folder gets
 * @param only the benchmarks that are wanted; all if empty
 * @param module the folder of this module
 */
record Options(boolean quick, int messages, Set<String> only, Path module) {
    static final String TABLE = "table";

    /** Parses; what is wrong is told by the exception's message. */
    static Options parse(List<String> arguments) {
        boolean quick = false;
        int messages = Scale.MESSAGES;
        Set<String> only = new LinkedHashSet<>();
        Path module = Path.of("benchmarks");
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--quick" -> quick = true;
                case "--messages" -> messages = messages(argument(word, words));
                case "--only" -> only.add(benchmark(argument(word, words)));
                case "--module" -> module = Path.of(argument(word, words));
                default -> throw new IllegalArgumentException("there is no option '" + word + "'");
            }
        }
        return new Options(quick, messages, only, module);
    }

    private static String argument(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("option " + option + " needs an argument");
        }
        return words.next();
    }

    private static int messages(String word) {
        // The import comes in blocks of 5,000.
        if (!word.matches("[1-9][0-9]{0,6}") || Integer.parseInt(word) % 5_000 != 0) {
            throw new IllegalArgumentException(
                    "'" + word + "' is no number of messages; it must be a multiple of 5000");
        }
        return Integer.parseInt(word);
    }

    private static String benchmark(String name) {
        List<String> known = new ArrayList<>(StoreSuite.names());
        known.addAll(MailSuite.names());
        known.add(RoutingSuite.NAME);
        known.add(TABLE);
        if (!known.contains(name)) {
            throw new IllegalArgumentException("there is no benchmark '" + name + "'; there are " + known);
        }
        return name;
    }

    boolean isWanted(String name) {
        return only.isEmpty() || only.contains(name);
    }

    boolean wantsStore() {
        return StoreSuite.names().stream().anyMatch(this::isWanted);
    }

    /** Whether all that the page tells is measured. */
    boolean isWhole() {
        return only.isEmpty() && messages == Scale.MESSAGES;
    }

    /** Whether the chapter on the runtime is measured, and that alone, as it is for the page. */
    boolean isRouting() {
        return only.equals(Set.of(RoutingSuite.NAME)) && !quick;
    }

    Scale scale() {
        return new Scale(messages, quick);
    }
}
