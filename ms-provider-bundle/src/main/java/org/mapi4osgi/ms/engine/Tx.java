// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;

/** The write transaction that is being made. Valid while the task that was given it runs. */
public final class Tx {
    private final Db db;
    private final long now;
    private final Counters counters;

    Tx(Db db, long now, Counters counters) {
        this.db = db;
        this.now = now;
        this.counters = counters;
    }

    /** The writing connection. */
    public Db db() {
        return db;
    }

    /** The time of this transaction, as {@link Times} counts. */
    public long now() {
        return now;
    }

    /** A number for a new row or stream, never given before. */
    public long newId() {
        return counters.newId();
    }

    /** Adds to the change log. */
    public void log(Change change) throws SQLException {
        ChangeLog.append(db, counters.newSeq(), change);
    }
}
