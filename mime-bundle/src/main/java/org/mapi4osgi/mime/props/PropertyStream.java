// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.props;

import java.io.IOException;
import java.io.InputStream;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.StreamSeek;

/** A property written from the start, through a stream. Without {@link #finish} nothing of it stays. */
final class PropertyStream implements AutoCloseable {
    private final IStream stream;

    PropertyStream(IMAPIProp target, PropTag<?> tag) throws IOException {
        try {
            stream = target.openProperty(tag, IStream.IID, OpenPropertyFlag.MAPI_MODIFY, OpenPropertyFlag.MAPI_CREATE);
        } catch (MapiException e) {
            throw new IOException(e);
        }
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            stream.write(bytes, offset, length);
        } catch (MapiException e) {
            throw new IOException(e);
        }
    }

    void finish() throws MapiException {
        stream.commit();
    }

    InputStream reopen() throws MapiException {
        stream.seek(0, StreamSeek.STREAM_SEEK_SET);
        return stream.inputStream();
    }

    @Override
    public void close() {
        stream.close();
    }
}
