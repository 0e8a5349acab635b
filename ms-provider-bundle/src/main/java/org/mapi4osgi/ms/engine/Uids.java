// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A MAPIUID as a column of 16 bytes. */
final class Uids {
    private Uids() {}

    static byte[] bytes(MapiUid uid) {
        return ByteBuffer.allocate(MapiUid.SIZE)
                .putLong(uid.high())
                .putLong(uid.low())
                .array();
    }

    static MapiUid of(byte @Nullable [] bytes) throws SQLException {
        if (bytes == null || bytes.length != MapiUid.SIZE) {
            throw new SQLiteException("a uid of the wrong size", SQLiteErrorCode.SQLITE_CORRUPT);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return MapiUid.of(buffer.getLong(), buffer.getLong());
    }
}
