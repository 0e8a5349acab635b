// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;

/** The column of a message's recipients: each row with its length before it; null for none. */
public final class RecipientList {
    private RecipientList() {}

    /** Writes the column. */
    public static byte @Nullable [] encode(List<Props> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        List<byte[]> encoded = new ArrayList<>(rows.size());
        int size = 0;
        for (Props row : rows) {
            byte[] bytes = row.toBinary().toBytes();
            encoded.add(bytes);
            size += Integer.BYTES + bytes.length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(size);
        encoded.forEach(bytes -> buffer.putInt(bytes.length).put(bytes));
        return buffer.array();
    }

    /** Reads the column. */
    public static List<Props> decode(byte @Nullable [] column) throws MapiException {
        List<Props> rows = new ArrayList<>();
        if (column == null) {
            return rows;
        }
        ByteBuffer buffer = ByteBuffer.wrap(column);
        try {
            while (buffer.hasRemaining()) {
                int length = buffer.getInt();
                if (length < 0 || length > buffer.remaining()) {
                    throw new BufferUnderflowException();
                }
                rows.add(Props.parse(column, buffer.position(), length));
                buffer.position(buffer.position() + length);
            }
        } catch (BufferUnderflowException e) {
            throw new MapiException(MapiCode.MAPI_E_CORRUPT_DATA, "the list of recipients is cut", e);
        }
        return rows;
    }
}
