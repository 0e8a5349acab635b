// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * An {@link IStream} as a Java stream. A MapiException becomes the cause of an IOException. A read of no bytes is the end,
 * as in COM: a provider that says so in this way must not make its readers spin.
 */
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
            int count = stream.read(buffer, offset, length);
            return count > 0 ? count : -1;
        } catch (MapiException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
