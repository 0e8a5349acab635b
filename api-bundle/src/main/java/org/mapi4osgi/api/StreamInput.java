// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** An {@link IStream} as a Java stream. A MapiException becomes the cause of an IOException. */
final class StreamInput extends InputStream {
    private final IStream stream;

    StreamInput(IStream stream) {
        this.stream = stream;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        try {
            return stream.read(buffer, offset, length);
        } catch (MapiException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
