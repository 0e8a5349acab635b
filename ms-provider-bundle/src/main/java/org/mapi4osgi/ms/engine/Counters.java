// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;

/** The next row and change numbers. Belongs to the writing connection and is used by the leader of a commit only. */
final class Counters {
    private long version = -1;
    private long lastId;
    private long lastSeq;

    /** Catches up, inside the transaction, with what another process or another revision of this bundle wrote. */
    void refresh(Db db) throws SQLException {
        long current = db.number(0, "PRAGMA data_version");
        if (current == version) {
            return;
        }
        version = current;
        long ids = db.number(0, "SELECT max(id) FROM msg");
        ids = Math.max(ids, db.number(0, "SELECT max(id) FROM folder"));
        ids = Math.max(ids, Streams.streamOf(db.number(0, "SELECT max(id) FROM chunk")));
        ids = Math.max(ids, db.number(0, "SELECT max(stream) FROM staged"));
        lastId = Math.max(lastId, ids);
        lastSeq = Math.max(lastSeq, ChangeLog.last(db));
    }

    long newId() {
        return ++lastId;
    }

    long newSeq() {
        return ++lastSeq;
    }

    long lastSeq() {
        return lastSeq;
    }

    /** What was logged since did not come about; its numbers are given again. */
    void backTo(long seq) {
        lastSeq = seq;
    }
}
