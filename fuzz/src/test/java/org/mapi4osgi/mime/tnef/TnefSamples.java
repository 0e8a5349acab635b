// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mapi4osgi.api.MapiUid;

/** TNEF streams, and what an attacker does to damaged ones. */
public final class TnefSamples {
    private static final int HEAD = 6;
    private static final int ATTRIBUTE_HEAD = 9;

    private TnefSamples() {}

    public static List<byte[]> all() {
        TnefBuilder.PropertyBytes message = new TnefBuilder.PropertyBytes()
                .text(0x0037001F, "Hello")
                .number(0x00170003, 1)
                .sized(0x10090102, TnefBuilder.bytes(1, 8))
                .named(0x80000003, MapiUid.of(1, 2), 0x8101, TnefBuilder.bytes(7, 4));
        TnefBuilder.PropertyBytes recipient =
                new TnefBuilder.PropertyBytes().number(0x0C150003, 1).text(0x3001001F, "Ada");
        byte[] rows = ByteBuffer.allocate(4 + recipient.list().length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1)
                .put(recipient.list())
                .array();
        byte[] inner = new TnefBuilder()
                .message(0x00018004, "Inside\0".getBytes(StandardCharsets.US_ASCII))
                .build();
        byte[] object = ByteBuffer.allocate(16 + inner.length)
                .put(MapiUid.ofGuid("00020307-0000-0000-C000-000000000046")
                        .toBinary()
                        .asBuffer())
                .put(inner)
                .array();
        return List.of(
                new TnefBuilder()
                        .message(0x00018004, "Hello\0".getBytes(StandardCharsets.US_ASCII))
                        .message(message)
                        .message(TnefBuilder.RECIP_TABLE, rows)
                        .attachment("a.txt", new TnefBuilder.PropertyBytes().number(0x37050003, 1))
                        .build(),
                new TnefBuilder()
                        .attachment("mail", new TnefBuilder.PropertyBytes().sized(0x3701000D, object))
                        .build());
    }

    /** Makes the checksum of each attribute right, as far as the stream is one. */
    public static void mendChecksums(byte[] tnef) {
        ByteBuffer bytes = ByteBuffer.wrap(tnef).order(ByteOrder.LITTLE_ENDIAN);
        int at = HEAD;
        while (at + ATTRIBUTE_HEAD <= tnef.length) {
            long end = at + ATTRIBUTE_HEAD + Integer.toUnsignedLong(bytes.getInt(at + ATTRIBUTE_HEAD - 4));
            if (end + 2 > tnef.length) {
                return;
            }
            int sum = 0;
            for (int i = at + ATTRIBUTE_HEAD; i < end; i++) {
                sum += tnef[i] & 0xFF;
            }
            bytes.putShort((int) end, (short) sum);
            at = (int) end + 2;
        }
    }
}
