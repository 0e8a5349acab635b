// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;

/**
 * What one client of a session, or one support object, has open. Ends with it.
 *
 * <p>{@code lock} guards the handles, and what is written to the end; nothing is called while it is held.
 */
public final class Scope {
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Bag<Handle<?>> handles = new Bag<>();

    /** Written under the lock. */
    private volatile @Nullable Death ended;

    void add(Handle<?> handle) throws MapiException {
        Death death;
        lock.lock();
        try {
            death = ended;
            if (death == null) {
                handles.add(handle);
                return;
            }
        } finally {
            lock.unlock();
        }
        throw death.exception();
    }

    void remove(Handle<?> handle) {
        lock.lock();
        try {
            handles.remove(handle);
        } finally {
            lock.unlock();
        }
    }

    /** How many handles are open, by the name of their type. */
    public SortedMap<String, Integer> counts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        lock.lock();
        try {
            for (Handle<?> handle : handles.copy()) {
                counts.merge(handle.typeName(), 1, Integer::sum);
            }
        } finally {
            lock.unlock();
        }
        return counts;
    }

    /** Throws if it has ended. */
    public void requireOpen() throws MapiException {
        Death death = ended;
        if (death != null) {
            throw death.exception();
        }
    }

    /** Ends all that is open because nobody needs it any more. */
    public void close() {
        end(Death.CLOSED);
    }

    /** Ends all that is open; what is opened later fails. Idempotent. */
    public void end(Death why) {
        List<Handle<?>> all;
        lock.lock();
        try {
            if (ended != null) {
                return;
            }
            ended = why;
            all = handles.copy();
            handles.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(handle -> handle.end(why));
    }
}
