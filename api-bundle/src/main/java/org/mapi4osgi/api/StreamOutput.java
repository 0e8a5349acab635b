// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * An {@link IStream} as a Java stream. A MapiException becomes the cause of an IOException. After a write that failed,
 * closing commits nothing: half a body must not pass for a whole one.
 */
final class StreamOutput extends OutputStream {
    private final IStream stream;
    private boolean closed;
    private boolean broken;

    StreamOutput(IStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (closed) {
            throw new IOException("the stream is closed");
        }
        try {
            stream.write(buffer, offset, length);
        } catch (MapiException e) {
            broken = true;
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!broken) {
                stream.commit();
            }
        } catch (MapiException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            stream.close();
        }
    }
}
