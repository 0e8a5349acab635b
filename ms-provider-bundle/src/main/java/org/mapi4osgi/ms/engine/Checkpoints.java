// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;

/**
 * How long the log may grow before SQLite copies it back. A short log is written over and over, which makes single saves
 * cheap; where many save at once, or a store is being filled, copying back is what they wait for, and a long log does it
 * more seldom. Belongs to the writer's leader.
 */
final class Checkpoints {
    static final int SHORT = 1000;
    static final int LONG = 16_000;

    /** So many tasks in one commit tell that many save at once. */
    private static final int MANY = 8;

    /** So many commits with few tasks in a row tell that it is over. */
    private static final int CALM = 256;

    private final Db db;
    private boolean isLong;
    private int calm;

    Checkpoints(Db db) {
        this.db = db;
    }

    /** Told of each commit before it is made. */
    void pace(int tasks) throws SQLException {
        calm = tasks >= MANY ? 0 : calm + 1;
        boolean wanted = tasks >= MANY || isLong && calm < CALM;
        if (wanted != isLong) {
            db.number(0, "PRAGMA wal_autocheckpoint=" + (wanted ? LONG : SHORT));
            isLong = wanted;
        }
    }
}
