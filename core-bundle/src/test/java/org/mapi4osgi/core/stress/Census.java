// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.stress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.util.MemoryTable;

/** What lives in the providers, and what was done to them that nobody may do. */
final class Census {
    private static final int MOST_TOLD = 20;

    private final Set<Life> logons = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();

    /** One logon. */
    final class Life {
        private final String name;
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicLong objects = new AtomicLong();
        private final Set<IMAPITable> tables = ConcurrentHashMap.newKeySet();

        private Life(String name) {
            this.name = name;
        }

        /** A call comes in. */
        void called(String what) {
            if (ended.get()) {
                problem(what + " of " + name + " was called after its logoff");
            }
        }

        /** Runs when a new object is closed, which must be once. */
        Runnable object(String what) {
            called(what);
            objects.incrementAndGet();
            AtomicBoolean closed = new AtomicBoolean();
            return () -> {
                if (!closed.compareAndSet(false, true)) {
                    problem("what " + what + " of " + name + " had opened was closed twice");
                }
                objects.decrementAndGet();
            };
        }

        /** A view of a table, which would be kept by its table. */
        IMAPITable view(MemoryTable<?> rows, String what) throws MapiException {
            Runnable closed = object(what);
            AtomicReference<@Nullable IMAPITable> itself = new AtomicReference<>();
            IMAPITable view = rows.getView(SortOrderSet.DEFAULT, () -> {
                closed.run();
                IMAPITable gone = itself.get();
                if (gone != null) {
                    tables.remove(gone);
                }
            });
            itself.set(view);
            tables.add(view);
            return view;
        }

        /** The logoff; the objects that are left go with it. */
        void end() {
            tables.forEach(IMAPITable::close);
            if (!ended.compareAndSet(false, true)) {
                problem(name + " was logged off twice");
            }
            logons.remove(this);
        }
    }

    /** A logon was made. */
    Life begin(String name) {
        Life life = new Life(name);
        logons.add(life);
        return life;
    }

    void problem(String text) {
        if (problems.size() < MOST_TOLD) {
            problems.add(text);
        }
    }

    List<String> problems() {
        return new ArrayList<>(problems);
    }

    long logons(String prefix) {
        return logons.stream().filter(life -> life.name.startsWith(prefix)).count();
    }

    /** The objects of all logons that were not closed. */
    long objects() {
        return logons.stream().mapToLong(life -> life.objects.get()).sum();
    }
}
