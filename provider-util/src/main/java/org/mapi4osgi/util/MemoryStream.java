// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.StreamSeek;

/**
 * An IStream over bytes in memory, for reading, or for writing with a callback that takes what is committed. As all
 * streams, for one thread at a time.
 *
 * <p>A string property is a stream of UTF-16LE (PT_UNICODE) or UTF-8 (PT_STRING8), without mark and terminator.
 */
public final class MemoryStream implements IStream {
    private final @Nullable Commit commit;
    private final int maxSize;
    private byte[] bytes;
    private int size;
    private long position;
    private boolean closed;

    /** Takes what was written. */
    @FunctionalInterface
    public interface Commit {
        /**
         * Called by {@link IStream#commit}, on its thread.
         *
         * @param bytes all bytes of the stream
         * @throws MapiException any code; {@code commit} passes it on
         */
        void accept(Binary bytes) throws MapiException;
    }

    private MemoryStream(byte[] bytes, int maxSize, @Nullable Commit commit) {
        this.bytes = bytes;
        this.size = bytes.length;
        this.maxSize = maxSize;
        this.commit = commit;
    }

    /**
     * A stream for reading.
     *
     * @param bytes the bytes
     * @return a stream at the start
     */
    public static MemoryStream reading(Binary bytes) {
        return new MemoryStream(bytes.toBytes(), bytes.size(), null);
    }

    /**
     * A stream for reading and writing.
     *
     * @param bytes the bytes that are there already
     * @param maxSize how many bytes the stream may grow to
     * @param commit takes the bytes at each commit; closing without a commit drops what was written
     * @return a stream at the start
     */
    public static MemoryStream writing(Binary bytes, int maxSize, Commit commit) {
        return new MemoryStream(bytes.toBytes(), maxSize, commit);
    }

    /**
     * The bytes of a property's stream.
     *
     * @param property the property
     * @return the bytes; null if properties of that type have no stream
     */
    public static @Nullable Binary bytesOf(PropValue<?> property) {
        if (property.value() instanceof String text) {
            boolean unicode = property.tag().type() == PropType.PT_UNICODE;
            return Binary.of(text.getBytes(unicode ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8));
        }
        return property.tag().type() == PropType.PT_BINARY && property.value() instanceof Binary held ? held : null;
    }

    private void checkOpen() throws MapiException {
        if (closed) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the stream is closed");
        }
    }

    private void checkWritable(long newSize) throws MapiException {
        checkOpen();
        if (commit == null) {
            throw new MapiException(MapiCode.MAPI_E_NO_ACCESS, "the stream is open for reading only");
        }
        if (newSize > maxSize) {
            throw new MapiException(
                    MapiCode.MAPI_E_TOO_BIG, "the stream holds %d bytes at most, not %d".formatted(maxSize, newSize));
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws MapiException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        checkOpen();
        if (position >= size) {
            return length == 0 ? 0 : -1;
        }
        int count = (int) Math.min(length, size - position);
        System.arraycopy(bytes, (int) position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws MapiException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        long end = position + length;
        checkWritable(end);
        if (length > 0) {
            grow((int) end);
            System.arraycopy(buffer, offset, bytes, (int) position, length);
            position = end;
        }
    }

    /** Bytes between the old end and the new one are zero. */
    private void grow(int newSize) {
        if (newSize > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(maxSize, Math.max(newSize, bytes.length * 2L)));
        }
        size = Math.max(size, newSize);
    }

    @Override
    public long seek(long offset, StreamSeek origin) throws MapiException {
        checkOpen();
        long from = switch (origin) {
            case STREAM_SEEK_SET -> 0;
            case STREAM_SEEK_CUR -> position;
            case STREAM_SEEK_END -> size;
        };
        if (offset < -from || offset > Long.MAX_VALUE / 2 - from) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "no position %d from %s %d".formatted(offset, origin, from));
        }
        position = from + offset;
        return position;
    }

    @Override
    public void setSize(long newSize) throws MapiException {
        checkWritable(newSize);
        if (newSize < 0) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "a stream cannot have %d bytes".formatted(newSize));
        }
        if (newSize < size) {
            Arrays.fill(bytes, (int) newSize, size, (byte) 0);
            size = (int) newSize;
        } else {
            grow((int) newSize);
        }
    }

    @Override
    public long size() throws MapiException {
        checkOpen();
        return size;
    }

    @Override
    public void commit() throws MapiException {
        checkOpen();
        if (commit != null) {
            commit.accept(Binary.of(bytes, 0, size));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
