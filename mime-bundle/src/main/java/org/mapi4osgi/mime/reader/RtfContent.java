// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mapi4osgi.mime.rtf.RtfForm;

/**
 * Content of type text/rtf, looked into before anything is decided about it. It can be the RTF body if it is RTF of its
 * own, so that the writer gives it back byte for byte, and is no larger than what may be held to be compressed.
 *
 * @param stream all of it, from the start
 * @param fits whether it can be the RTF body
 */
record RtfContent(InputStream stream, boolean fits) {
    static final String MIME_TYPE = "text/rtf";

    private static final byte[] START = "{\\rtf".getBytes(StandardCharsets.US_ASCII);

    static RtfContent of(InputStream decoded) throws IOException {
        byte[] start = decoded.readNBytes(Limits.RTF + 1);
        InputStream whole = new ByteArrayInputStream(start);
        if (start.length > Limits.RTF) {
            return new RtfContent(new SequenceInputStream(whole, decoded), false);
        }
        boolean isRtf = start.length >= START.length
                && Arrays.equals(START, 0, START.length, start, 0, START.length)
                && RtfForm.of(new ByteArrayInputStream(start)) == RtfForm.RTF;
        return new RtfContent(whole, isRtf);
    }
}
