// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;
import java.util.Arrays;

/** The store's own row. */
public final class StoreProps {
    private StoreProps() {}

    /** Its properties, encoded. */
    public static byte[] read(Db db) throws SQLException {
        byte[] props = db.first("SELECT props FROM store", row -> row.getBytes(1));
        return props == null ? new byte[0] : props;
    }

    /** Writes its properties; false if they are not as they were read any more. */
    public static boolean write(Tx tx, byte[] read, byte[] props) throws SQLException {
        if (!Arrays.equals(read(tx.db()), read)) {
            return false;
        }
        byte[] uid = tx.db().first("SELECT uid FROM store", row -> row.getBytes(1));
        tx.db().update("UPDATE store SET props=?", props);
        tx.log(Change.of(Change.Kind.STORE_MODIFIED, 0, Uids.of(uid), 0));
        return true;
    }

    /** About how many bytes the messages take. */
    public static long size(Db db) throws SQLException {
        return db.number(0, "PRAGMA page_count") * db.number(0, "PRAGMA page_size");
    }
}
