// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/**
 * The connections that read, each lent to one caller for one call. A read task must not start another one: it could
 * wait for itself.
 *
 * <p>{@code lock} guards the pool; it is never held while SQLite runs a query.
 */
final class Readers {
    private static final int MAX_OPEN = 4;

    private final StoreFile file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition returned = lock.newCondition();

    @GuardedBy("lock")
    private final Deque<Db> idle = new ArrayDeque<>();

    @GuardedBy("lock")
    private int open;

    @GuardedBy("lock")
    private boolean closed;

    Readers(StoreFile file) {
        this.file = file;
    }

    <T> @Nullable T read(ReadTask<T> task) throws SQLException, MapiException {
        Db db = take();
        try {
            return task.run(db);
        } finally {
            giveBack(db);
        }
    }

    /** As {@link #read}, but all queries of the task see the store as of one moment. */
    <T> @Nullable T snapshot(ReadTask<T> task) throws SQLException, MapiException {
        return read(db -> {
            db.run("BEGIN");
            try {
                return task.run(db);
            } finally {
                db.run("COMMIT");
            }
        });
    }

    private Db take() throws SQLException, MapiException {
        lock.lock();
        try {
            while (!closed && idle.isEmpty() && open >= MAX_OPEN) {
                returned.awaitUninterruptibly();
            }
            if (closed) {
                throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the store is closed");
            }
            Db db = idle.poll();
            if (db != null) {
                return db;
            }
            open++;
        } finally {
            lock.unlock();
        }
        boolean connected = false;
        try {
            Db db = file.connectToRead();
            connected = true;
            return db;
        } finally {
            if (!connected) {
                drop();
            }
        }
    }

    private void drop() {
        lock.lock();
        try {
            open--;
            returned.signal();
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Db db) {
        lock.lock();
        try {
            if (closed) {
                close(db);
            } else {
                // The last one first: its cache is warm, and the others may never be needed again.
                idle.push(db);
                returned.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes the connections that are idle now and the others when they come back. */
    void close() {
        lock.lock();
        try {
            closed = true;
            returned.signalAll();
            idle.forEach(Readers::close);
            idle.clear();
        } finally {
            lock.unlock();
        }
    }

    private static void close(Db db) {
        try {
            db.close();
        } catch (SQLException e) {
            // Nothing was written through it.
            return;
        }
    }
}
