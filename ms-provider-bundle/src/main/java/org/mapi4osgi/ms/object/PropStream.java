// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.StreamSeek;
import org.mapi4osgi.ms.engine.StreamSource;
import org.mapi4osgi.ms.engine.Streams;

/**
 * A property as a stream. Reading goes chunk by chunk to the file; the first write makes a copy that {@link #commit}
 * hands to the object. The monitor guards all fields.
 */
final class PropStream implements IStream {
    private final Staging staging;
    private final @Nullable Target target;

    /** What was there when the stream was opened or committed last. */
    @GuardedBy("this")
    private StreamSource base;

    /** What was written since. */
    @GuardedBy("this")
    private @Nullable StagedContent written;

    @GuardedBy("this")
    private byte @Nullable [] chunk;

    @GuardedBy("this")
    private int chunkNo;

    @GuardedBy("this")
    private long position;

    @GuardedBy("this")
    private boolean closed;

    /** Who gets what was committed. */
    @FunctionalInterface
    interface Target {
        /** Takes the new bytes of the property. */
        void committed(StreamSource source) throws MapiException;
    }

    /**
     * Opens.
     *
     * @param staging where new bytes are written
     * @param base the property's bytes
     * @param target who gets what is written; null for a stream that is for reading only
     */
    PropStream(Staging staging, StreamSource base, @Nullable Target target) {
        this.staging = staging;
        this.base = base;
        this.target = target;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) throws MapiException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        checkOpen();
        long end = sizeNow();
        if (length == 0) {
            return 0;
        }
        if (position >= end) {
            return -1;
        }
        int count = written == null ? readBase(buffer, offset, length) : written.read(position, buffer, offset, length);
        position += count;
        return count;
    }

    @GuardedBy("this")
    private int readBase(byte[] buffer, int offset, int length) throws MapiException {
        int wanted = (int) (position / Streams.CHUNK);
        byte[] current = chunk;
        if (current == null || chunkNo != wanted) {
            current = StreamContent.chunk(staging.engine(), base, wanted);
            chunk = current;
            chunkNo = wanted;
        }
        int at = (int) (position % Streams.CHUNK);
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, buffer, offset, count);
        return count;
    }

    @Override
    public synchronized void write(byte[] buffer, int offset, int length) throws MapiException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        StagedContent content = writable();
        content.write(position, buffer, offset, length);
        position += length;
    }

    @Override
    public synchronized void setSize(long size) throws MapiException {
        if (size < 0) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "a stream cannot have " + size + " bytes");
        }
        writable().resize(size);
    }

    @GuardedBy("this")
    private StagedContent writable() throws MapiException {
        checkOpen();
        if (target == null) {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "the stream is open for reading only");
        }
        StagedContent content = written;
        if (content == null) {
            content = new StagedContent(staging, base.length() == 0 ? null : base);
            written = content;
            chunk = null;
        }
        return content;
    }

    @Override
    public synchronized long seek(long offset, StreamSeek origin) throws MapiException {
        checkOpen();
        long from = switch (origin) {
            case STREAM_SEEK_SET -> 0;
            case STREAM_SEEK_CUR -> position;
            case STREAM_SEEK_END -> sizeNow();
        };
        long to = from + offset;
        if (to < 0) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "a stream has no position " + to);
        }
        position = to;
        return to;
    }

    @Override
    public synchronized long size() throws MapiException {
        checkOpen();
        return sizeNow();
    }

    @GuardedBy("this")
    private long sizeNow() {
        return written == null ? base.length() : written.length();
    }

    @Override
    public synchronized void commit() throws MapiException {
        checkOpen();
        StagedContent content = written;
        if (content != null && target != null) {
            base = content.freeze();
            written = null;
            target.committed(base);
        }
    }

    @GuardedBy("this")
    private void checkOpen() throws MapiException {
        if (closed) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the stream is closed");
        }
    }

    @Override
    public synchronized void close() {
        if (written != null) {
            written.discard();
        }
        written = null;
        chunk = null;
        closed = true;
    }
}
