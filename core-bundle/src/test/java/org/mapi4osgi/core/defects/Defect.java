// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.defects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A behaviour of core, turned wrong by a replacement in one source file.
 *
 * <p>A file of {@code itest/defects} describes it:
 *
 * <pre>
 * clause: PLOG-11
 * why: what goes wrong
 * file: logon/ServiceGuard.java
 * --- old
 * the text, which the source has exactly once
 * --- new
 * what stands there instead
 * </pre>
 *
 * @param name the name of its file
 * @param clause the clause that it breaks
 * @param why what goes wrong
 * @param file the source, below core's package
 * @param old what is replaced
 * @param replacement what stands there instead
 */
record Defect(String name, String clause, String why, String file, String old, String replacement) {
    private static final Pattern FORM = Pattern.compile(
            "clause: ([A-Z]+-\\d+)\nwhy: (.+)\nfile: ([a-z]+(?:/[a-z]+)*/\\w+\\.java)\n--- old\n(.+)\n--- new\n(.*)",
            Pattern.DOTALL);

    /** All defects of a folder, by name. */
    static List<Defect> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files.sorted().toList();
            List<Defect> defects = new java.util.ArrayList<>();
            for (Path file : sorted) {
                defects.add(parse(file.getFileName().toString(), Files.readString(file)));
            }
            return List.copyOf(defects);
        }
    }

    static Defect parse(String name, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(2).contains("\n")) {
            throw new IllegalArgumentException("the defect " + name
                    + " is not written as: clause, why and file, a line each, then --- old and --- new with the texts");
        }
        String replacement = form.group(5).stripTrailing();
        return new Defect(name, form.group(1), form.group(2), form.group(3), form.group(4), replacement);
    }

    /** The source with the defect in it. */
    String plantedIn(String source) {
        int at = source.indexOf(old);
        if (at < 0 || source.indexOf(old, at + 1) >= 0) {
            throw new IllegalArgumentException("the defect " + name + " does not fit " + file
                    + " any more: its old text is there " + (at < 0 ? "not at all" : "more than once")
                    + "; describe it anew for the source as it is now");
        }
        return source.substring(0, at) + replacement + source.substring(at + old.length());
    }
}
