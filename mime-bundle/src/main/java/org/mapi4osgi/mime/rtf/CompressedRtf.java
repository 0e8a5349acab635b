// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The value of PR_RTF_COMPRESSED: MS-OXRTFCP. */
public final class CompressedRtf {
    private CompressedRtf() {}

    /**
     * Decompresses as it is read. The result is at most nine times the input; memory does not grow with it.
     *
     * @param compressed the value; closed with the stream that is returned
     * @return the RTF; its reader meets an IOException with MAPI_E_CORRUPT_DATA as its cause where the value turns out to
     *     be damaged, at the latest at the end, where the checksum is compared
     * @throws IOException if the input cannot be read, or does not begin as such a value does
     */
    public static InputStream open(InputStream compressed) throws IOException {
        InputStream in = new BufferedInputStream(compressed);
        byte[] bytes = in.readNBytes(Lzfu.HEADER);
        if (bytes.length < Lzfu.HEADER) {
            throw Lzfu.corrupt("it has " + bytes.length + " bytes, fewer than its header");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long compressedSize = Integer.toUnsignedLong(header.getInt()) - Lzfu.COUNTED_HEADER;
        long size = Integer.toUnsignedLong(header.getInt());
        int form = header.getInt();
        int crc = header.getInt();
        return switch (form) {
            case Lzfu.COMPRESSED -> {
                if (compressedSize < 0) {
                    throw Lzfu.corrupt("it says that it is smaller than its header");
                }
                yield new LzfuInput(in, compressedSize, crc, Lzfu.preload());
            }
            case Lzfu.UNCOMPRESSED -> new PlainInput(in, size);
            default -> throw Lzfu.corrupt("its form is 0x%08x, neither LZFu nor MELA".formatted(form));
        };
    }

    /**
     * Compresses, if that makes it smaller.
     *
     * @param rtf the RTF
     * @return the value for PR_RTF_COMPRESSED
     */
    public static byte[] compress(byte[] rtf) {
        byte[] content = LzfuEncoder.encode(rtf);
        if (content.length > rtf.length) {
            return value(rtf, rtf.length, Lzfu.UNCOMPRESSED, 0);
        }
        int crc = 0;
        for (byte each : content) {
            crc = Lzfu.crc(crc, each);
        }
        return value(content, rtf.length, Lzfu.COMPRESSED, crc);
    }

    private static byte[] value(byte[] content, int size, int form, int crc) {
        return ByteBuffer.allocate(Lzfu.HEADER + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length + Lzfu.COUNTED_HEADER)
                .putInt(size)
                .putInt(form)
                .putInt(crc)
                .put(content)
                .array();
    }
}
