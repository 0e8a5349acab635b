// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.rtf;

import java.io.IOException;
import java.io.InputStream;

/** The content of MELA: as many bytes as the header says. */
final class PlainInput extends InputStream {
    private final InputStream in;
    private long left;

    PlainInput(InputStream in, long size) {
        this.in = in;
        left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw Lzfu.corrupt("it is cut off, " + left + " bytes are missing");
        }
        left -= count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
