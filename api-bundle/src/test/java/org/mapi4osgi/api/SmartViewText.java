// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file in which MFCMAPI shows a structure: a line and what is indented below it. Names that MFCMAPI adds to
 * numbers are left out of the lines, so that these can be compared with our values.
 */
record SmartViewText(String line, List<SmartViewText> children) {
    private static final Pattern NUMBER_THEN_NAME =
            Pattern.compile("([\\w \\[\\].]+ = (?:0x[0-9A-F]+|\\{[0-9A-F-]{36}}))(?:=| = | \\().*");
    private static final Pattern NAME_THEN_NUMBER = Pattern.compile("(FuzzyLevel|relop|relBMR) = .* = (0x[0-9A-F]{8})");
    private static final Pattern BIT_MASK = Pattern.compile("(dwBitmask: 0x[0-9A-F]{8}) = .*");

    static SmartViewText read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean mark = bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE;
        boolean wide = mark || bytes.length > 1 && bytes[1] == 0;
        String text = mark
                ? new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE)
                : new String(bytes, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        List<SmartViewText> parts = new ArrayList<>();
        int[] next = new int[1];
        while (next[0] < lines.size()) {
            parts.add(part(lines, next, 0));
        }
        return new SmartViewText("", parts);
    }

    private static SmartViewText part(List<String> lines, int[] next, int depth) {
        String line = lines.get(next[0]++).substring(depth);
        List<SmartViewText> children = new ArrayList<>();
        while (next[0] < lines.size() && depth(lines.get(next[0])) > depth) {
            children.add(part(lines, next, depth(lines.get(next[0]))));
        }
        return new SmartViewText(plain(line), children);
    }

    private static int depth(String line) {
        int depth = 0;
        while (depth < line.length() && (line.charAt(depth) == '\t' || line.charAt(depth) == '|')) {
            depth++;
        }
        return depth;
    }

    private static String plain(String line) {
        Matcher named = NAME_THEN_NUMBER.matcher(line);
        if (named.matches()) {
            return named.group(1) + " = " + named.group(2);
        }
        Matcher bits = BIT_MASK.matcher(line);
        if (bits.matches()) {
            return bits.group(1);
        }
        Matcher number = NUMBER_THEN_NAME.matcher(line);
        return number.matches() ? number.group(1) : line;
    }

    /** This line and those below it, without what MFCMAPI says about the meaning of a value. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        addTo(lines);
        return lines;
    }

    private void addTo(List<String> lines) {
        if (line.equals("Smart View")) {
            children.stream().filter(child -> child.line.equals("Entry ID")).forEach(child -> child.addTo(lines));
        } else if (!line.startsWith("Name: ") && !line.startsWith("Other Matches: ")) {
            lines.add(line);
            addBelowTo(lines);
        }
    }

    /** The lines below this one. */
    List<String> below() {
        List<String> lines = new ArrayList<>();
        addBelowTo(lines);
        return lines;
    }

    private void addBelowTo(List<String> lines) {
        String before = "";
        for (SmartViewText child : children) {
            // Bytes as text, where MFCMAPI drops some characters.
            if (!before.startsWith("PropString = cb: ") || !child.line.startsWith("AltPropString")) {
                child.addTo(lines);
            }
            before = child.line;
        }
    }

    /** The first part with a line, this one included, in the order of the file. */
    SmartViewText find(String wanted) {
        return all(wanted).stream().findFirst().orElseThrow(() -> new AssertionError("no line " + wanted));
    }

    List<SmartViewText> all(String wanted) {
        List<SmartViewText> found = new ArrayList<>();
        if (line.equals(wanted)) {
            found.add(this);
        }
        children.forEach(child -> found.addAll(child.all(wanted)));
        return found;
    }
}
