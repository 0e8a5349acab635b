// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What was called, in order, as one line each. Free-threaded. */
public final class CallLog {
    private final List<String> lines = new ArrayList<>();

    /** Notes a call. */
    public synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /** All calls so far. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** The calls whose line starts with {@code prefix}. */
    public List<String> lines(String prefix) {
        return lines().stream().filter(line -> line.startsWith(prefix)).toList();
    }

    /** Forgets all calls. */
    public synchronized void clear() {
        lines.clear();
    }

    /**
     * Waits until the calls are as wanted.
     *
     * @return false after {@code millis} milliseconds without that
     */
    public synchronized boolean await(Predicate<List<String>> wanted, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (!wanted.test(List.copyOf(lines))) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
