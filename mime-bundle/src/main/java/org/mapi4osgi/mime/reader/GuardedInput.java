// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mapi4osgi.api.MapiCode;

/**
 * The mail as the parser sees it. While a header is read, only so many bytes are handed out: the parser collects a line
 * in memory before anyone can judge its length.
 */
final class GuardedInput extends FilterInputStream {
    private static final long UNLIMITED = Long.MAX_VALUE;

    private long left = UNLIMITED;

    GuardedInput(InputStream in) {
        super(in);
    }

    void headerBegins() {
        // The parser reads ahead, by one buffer for each level of nesting.
        left = 2L * Limits.HEADER;
    }

    void headerEnds() {
        left = UNLIMITED;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (left != UNLIMITED && count > 0) {
            left -= count;
            if (left < 0) {
                throw new IOException(Limits.refused(MapiCode.MAPI_E_TOO_BIG, HeaderRecorder.TOO_LONG));
            }
        }
        return count;
    }
}
