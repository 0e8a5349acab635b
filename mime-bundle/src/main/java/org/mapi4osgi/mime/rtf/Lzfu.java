// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/** What compressing and decompressing RTF have in common: MS-OXRTFCP 2.1. */
final class Lzfu {
    /** "LZFu": the content is compressed. */
    static final int COMPRESSED = 0x75465A4C;

    /** "MELA": the content is not compressed. */
    static final int UNCOMPRESSED = 0x414C454D;

    /** Sizes, form and checksum, four bytes each. */
    static final int HEADER = 16;

    /** How much of the header the compressed size counts. */
    static final int COUNTED_HEADER = 12;

    /** What references can reach back to. */
    static final int WINDOW = 4096;

    static final int SHORTEST_MATCH = 2;
    static final int LONGEST_MATCH = SHORTEST_MATCH + 15;

    /** What the window holds before the first byte: MS-OXRTFCP 2.1.2.1. */
    private static final byte[] PRELOAD = ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman"
                    + " \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
                    + "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
            .getBytes(StandardCharsets.US_ASCII);

    private static final int[] CRC = new int[256];

    static {
        for (int i = 0; i < CRC.length; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) != 0 ? value >>> 1 ^ 0xEDB88320 : value >>> 1;
            }
            CRC[i] = value;
        }
    }

    private Lzfu() {}

    static byte[] preload() {
        return PRELOAD.clone();
    }

    /** The checksum with one more byte: CRC-32 that starts at zero and is not inverted at the end, so not the JDK's. */
    static int crc(int crc, int value) {
        return CRC[(crc ^ value) & 0xFF] ^ crc >>> 8;
    }

    static IOException corrupt(String what) {
        String text = "this is no compressed RTF: " + what;
        return new IOException(text, new MapiException(MapiCode.MAPI_E_CORRUPT_DATA, MapiError.of("RTF", text)));
    }
}
