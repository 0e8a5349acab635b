// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.stress;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** How often each call was answered with each code. */
final class Histogram {
    private static final int MOST_TOLD = 20;

    private final ConcurrentMap<Key, LongAdder> counts = new ConcurrentHashMap<>();
    private final LongAdder total = new LongAdder();
    private final ConcurrentLinkedQueue<String> forbidden = new ConcurrentLinkedQueue<>();

    private record Key(Call call, MapiCode code) {}

    /** A call. */
    @FunctionalInterface
    interface Body<T> {
        T run() throws MapiException;
    }

    /** Calls, and counts the answer; null unless it succeeded. */
    <T> @Nullable T call(Call call, Body<T> body) {
        try {
            T result = body.run();
            answered(call, MapiCode.S_OK);
            return result;
        } catch (MapiException e) {
            answered(call, e.code());
            if (!call.allows(e.code())) {
                tell(call, e);
            }
        } catch (RuntimeException | Error e) {
            answered(call, MapiCode.MAPI_E_CALL_FAILED);
            tell(call, e);
        }
        return null;
    }

    private void answered(Call call, MapiCode code) {
        counts.computeIfAbsent(new Key(call, code), key -> new LongAdder()).increment();
        total.increment();
    }

    private void tell(Call call, Throwable failure) {
        if (forbidden.size() < MOST_TOLD) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            forbidden.add(call.title() + ": " + text);
        }
    }

    long total() {
        return total.sum();
    }

    /** The answers that no clause allows. */
    List<String> forbidden() {
        return new ArrayList<>(forbidden);
    }

    long count(Call call, MapiCode code) {
        LongAdder count = counts.get(new Key(call, code));
        return count == null ? 0 : count.sum();
    }

    /** A table in Markdown. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| Call | Answer | Times | Allowed by |");
        lines.add("|---|---|--:|---|");
        for (Call call : Call.values()) {
            for (MapiCode code : MapiCode.values()) {
                long count = count(call, code);
                if (count > 0) {
                    lines.add(String.format(
                            Locale.ROOT, "| %s | %s | %,d | %s |", call.title(), code, count, call.clause(code)));
                }
            }
        }
        return lines;
    }
}
