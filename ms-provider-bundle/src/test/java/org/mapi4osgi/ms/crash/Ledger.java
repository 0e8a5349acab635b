// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process said of its work, line by line: {@code try KEY WHAT STATE .} before each operation on a message,
 * {@code done KEY .} after it has returned.
 */
final class Ledger {
    /** The state of a message that is not there. */
    static final String GONE = "gone";

    private final Map<String, String> acknowledged = new TreeMap<>();
    private final Map<String, Attempt> attempts = new TreeMap<>();
    private int count;

    /** An operation that has not returned: what it was, and the state that it leads to. */
    record Attempt(String what, String state) {}

    static String attempt(String key, String what, String state) {
        return "try " + key + " " + what + " " + state + " .";
    }

    static String done(String key) {
        return "done " + key + " .";
    }

    /** Takes a line; tells whether it is an acknowledgement. A line that the kill has cut counts as not said. */
    boolean add(String line) {
        String[] words = line.split(" ");
        if (!line.endsWith(" .") || words.length < 3) {
            return false;
        }
        if (words[0].equals("try")) {
            attempts.put(words[1], new Attempt(words[2], words[3]));
            return false;
        }
        if (!words[0].equals("done")) {
            return false;
        }
        Attempt attempt = attempts.remove(words[1]);
        if (attempt == null) {
            throw new IllegalStateException("acknowledged, but never tried: " + line);
        }
        acknowledged.put(words[1], attempt.state());
        count++;
        return true;
    }

    /** How many operations were acknowledged. */
    int count() {
        return count;
    }

    /** What had not returned when the process died, by message. */
    Map<String, Attempt> attempts() {
        return attempts;
    }

    /** Compares with the messages of a store by key; gives what is wrong. */
    List<String> compare(Map<String, String> found) {
        Map<String, String> all = new TreeMap<>(found);
        acknowledged.forEach((key, state) -> all.putIfAbsent(key, GONE));
        attempts.forEach((key, attempt) -> all.putIfAbsent(key, GONE));
        List<String> wrong = new ArrayList<>();
        all.forEach((key, state) -> {
            String expected = acknowledged.getOrDefault(key, GONE);
            Attempt attempt = attempts.get(key);
            boolean asAttempted = attempt != null && attempt.state().equals(state);
            if (!expected.equals(state) && !asAttempted) {
                wrong.add(key + " is " + state + ", acknowledged " + expected + ", in flight " + attempt);
            }
        });
        return wrong;
    }
}
