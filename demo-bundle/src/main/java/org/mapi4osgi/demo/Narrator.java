// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/**
 * Tells each step in one aligned line with its duration, and what providers do in between as it happens.
 *
 * <p>The monitor keeps lines whole: providers' events come on threads of the runtime.
 */
final class Narrator {
    private static final int TITLE_WIDTH = 58;

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private int number;

    Narrator(PrintStream out, LongSupplier nanoTime, int firstNumber) {
        this.out = out;
        this.nanoTime = nanoTime;
        this.number = firstNumber;
    }

    /** Runs a step; false if it failed, which was told then. */
    boolean run(Step step) {
        long start = nanoTime.getAsLong();
        int current = number++;
        try {
            String result = step.action().run();
            line("%2d  %-" + TITLE_WIDTH + "s %7s  %s", current, step.title(), since(start), result);
            return true;
        } catch (MapiException e) {
            line("%2d  %-" + TITLE_WIDTH + "s %7s  FAILED", current, step.title(), since(start));
            line("    step %d failed: %s", current, String.valueOf(e.getMessage()));
            e.mapiError().map(MapiError::component).filter(c -> !c.isBlank()).ifPresent(c -> line("    told by %s", c));
            return false;
        } catch (Exception e) {
            line("%2d  %-" + TITLE_WIDTH + "s %7s  FAILED", current, step.title(), since(start));
            line("    step %d failed: %s", current, e);
            return false;
        }
    }

    private String since(long start) {
        return (nanoTime.getAsLong() - start + 500_000) / 1_000_000 + " ms";
    }

    int nextNumber() {
        return number;
    }

    /** Tells what a provider did. */
    void event(String provider, String what) {
        line("        %-28s %s", provider, what);
    }

    synchronized void line(String format, Object... arguments) {
        out.println(format.formatted(arguments).stripTrailing());
        out.flush();
    }
}
