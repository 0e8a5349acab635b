// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.message;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.tags.SpoolerTags;

/**
 * A transport does not want a message for a while. Noted as {@link SpoolerTags#PR_SPOOLER_PAUSES}.
 *
 * @param until before when
 * @param tries how often it has tried the message in vain, in a row
 */
public record Pause(Instant until, int tries) {
    private static final int UID = 16;
    private static final int SIZE = UID + Long.BYTES + Integer.BYTES + Integer.BYTES;

    /** The values of the property. */
    static List<Binary> list(Map<MapiUid, Pause> pauses) {
        return pauses.entrySet().stream()
                .map(entry -> entry.getValue().value(entry.getKey()))
                .sorted()
                .toList();
    }

    private Binary value(MapiUid transport) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE);
        bytes.put(transport.toBinary().toBytes());
        bytes.putLong(until.getEpochSecond());
        bytes.putInt(until.getNano());
        bytes.putInt(tries);
        return Binary.of(bytes.array());
    }

    /** Reads the values of the property; what cannot be read is left out, and so keeps nobody waiting. */
    static Map<MapiUid, Pause> parse(List<Binary> values) {
        Map<MapiUid, Pause> pauses = new HashMap<>();
        for (Binary value : values) {
            ByteBuffer bytes = ByteBuffer.wrap(value.toBytes());
            if (bytes.remaining() == SIZE) {
                byte[] uid = new byte[UID];
                bytes.get(uid);
                try {
                    Instant until = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
                    pauses.put(MapiUid.parse(Binary.of(uid)), new Pause(until, bytes.getInt()));
                } catch (DateTimeException | ArithmeticException | MapiException e) {
                    // As one of another length.
                }
            }
        }
        return pauses;
    }
}
