// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Decompresses as readers do that have the one line end of the preloaded window turned round: LF CR for CR LF. */
public final class TurnedWindow {
    private TurnedWindow() {}

    /** What such a reader makes of a value in LZFu. */
    public static byte[] decompress(byte[] value) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        byte[] window = new String(Lzfu.preload(), StandardCharsets.US_ASCII)
                .replace("\r\n", "\n\r")
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayInputStream content = new ByteArrayInputStream(value, Lzfu.HEADER, value.length - Lzfu.HEADER);
        try (InputStream in = new LzfuInput(
                content, header.getInt(0) - Lzfu.COUNTED_HEADER, header.getInt(Lzfu.COUNTED_HEADER), window)) {
            return in.readAllBytes();
        }
    }
}
