// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Which properties of an object stand in streams: property tag to stream. As a column, null if there are none. */
public final class StreamMap {
    private static final int ENTRY = Integer.BYTES + 2 * Long.BYTES;

    private StreamMap() {}

    /** Writes the column. */
    public static byte @Nullable [] encode(Map<Integer, StreamRef> streams) {
        if (streams.isEmpty()) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.allocate(streams.size() * ENTRY);
        streams.forEach((tag, stream) -> buffer.putInt(tag).putLong(stream.id()).putLong(stream.length()));
        return buffer.array();
    }

    /** Reads the column into a new map. */
    public static Map<Integer, StreamRef> decode(byte @Nullable [] column) throws SQLException {
        Map<Integer, StreamRef> streams = new TreeMap<>();
        if (column != null) {
            ByteBuffer buffer = ByteBuffer.wrap(column);
            try {
                while (buffer.hasRemaining()) {
                    streams.put(buffer.getInt(), new StreamRef(buffer.getLong(), buffer.getLong()));
                }
            } catch (BufferUnderflowException e) {
                throw new SQLiteException("a list of streams is cut", SQLiteErrorCode.SQLITE_CORRUPT);
            }
        }
        return streams;
    }

    static Collection<StreamRef> streams(byte @Nullable [] column) throws SQLException {
        return decode(column).values();
    }
}
