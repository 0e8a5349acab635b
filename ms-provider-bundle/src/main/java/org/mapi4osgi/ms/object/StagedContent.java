// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.ms.engine.StreamRef;
import org.mapi4osgi.ms.engine.StreamSource;
import org.mapi4osgi.ms.engine.Streams;

/**
 * The bytes of a stream that is being written. One chunk is in memory; as soon as there is a second one, chunks go to a
 * staged stream in the file, so that the length of a stream is not bounded by memory. Not for several threads.
 */
final class StagedContent {
    private static final int COPY_AT_ONCE = 16;
    private static final int ZEROS_AT_ONCE = 256;

    private final Staging staging;
    private long length;
    private long stream;

    /** Chunk number {@code no}, whole, with zeros after the end. */
    private byte[] chunk = new byte[0];

    private int no;
    private boolean dirty;

    /** Starts with the bytes of a source, which stays as it is. */
    StagedContent(Staging staging, @Nullable StreamSource base) throws MapiException {
        this.staging = staging;
        if (base == null) {
            return;
        }
        length = base.length();
        if (length <= Streams.CHUNK) {
            chunk = length == 0 ? chunk : Arrays.copyOf(StreamContent.read(staging.engine(), base), Streams.CHUNK);
            dirty = true;
        } else {
            stream = staging.begin();
            copy(base);
            load(0);
        }
    }

    private void copy(StreamSource base) throws MapiException {
        int chunks = chunks(length);
        for (int first = 0; first < chunks; first += COPY_AT_ONCE) {
            int start = first;
            staging.engine().run("writing a stream", tx -> {
                if (base instanceof StreamSource.Bytes) {
                    for (int i = start; i < Math.min(chunks, start + COPY_AT_ONCE); i++) {
                        Streams.putChunk(tx, stream, i, StreamContent.chunk(staging.engine(), base, i));
                    }
                } else if (Streams.copyChunks(tx, StreamContent.ref(base).id(), stream, start, COPY_AT_ONCE) == 0) {
                    throw new MapiException(
                            MapiCode.MAPI_E_OBJECT_CHANGED,
                            "the property was replaced or deleted while it was copied; open the object again");
                }
            });
        }
    }

    private static int chunks(long length) {
        return (int) ((length + Streams.CHUNK - 1) / Streams.CHUNK);
    }

    long length() {
        return length;
    }

    int read(long position, byte[] buffer, int offset, int count) throws MapiException {
        load((int) (position / Streams.CHUNK));
        int at = (int) (position % Streams.CHUNK);
        int part = (int) Math.min(Math.min(count, Streams.CHUNK - at), length - position);
        System.arraycopy(chunk, at, buffer, offset, part);
        return part;
    }

    void write(long position, byte[] buffer, int offset, int count) throws MapiException {
        if (position + count > Streams.MAX_LENGTH) {
            throw new MapiException(MapiCode.MAPI_E_TOO_BIG, "a property has at most " + Streams.MAX_LENGTH + " bytes");
        }
        if (position > length) {
            resize(position);
        }
        int done = 0;
        while (done < count) {
            long to = position + done;
            load((int) (to / Streams.CHUNK));
            int at = (int) (to % Streams.CHUNK);
            int part = Math.min(count - done, Streams.CHUNK - at);
            System.arraycopy(buffer, offset + done, chunk, at, part);
            dirty = true;
            done += part;
            length = Math.max(length, to + part);
        }
    }

    void resize(long size) throws MapiException {
        if (size > Streams.MAX_LENGTH) {
            throw new MapiException(MapiCode.MAPI_E_TOO_BIG, "a property has at most " + Streams.MAX_LENGTH + " bytes");
        }
        if (size < length) {
            length = size;
            load(Math.max(0, chunks(size) - 1));
            int end = (int) (size - (long) no * Streams.CHUNK);
            Arrays.fill(chunk, Math.min(end, chunk.length), chunk.length, (byte) 0);
            dirty = true;
            if (stream != 0) {
                int keep = chunks(size);
                staging.engine().run("cutting a stream", tx -> Streams.cut(tx, stream, keep));
            }
        }
        if (length < size) {
            grow(size);
        }
    }

    private void grow(long size) throws MapiException {
        load((int) (length / Streams.CHUNK));
        dirty = true;
        length = Math.min(size, (no + 1L) * Streams.CHUNK);
        int last = chunks(size) - 1;
        if (no + 1 < last) {
            // A commit for each chunk of zeros would take minutes for what a client asks for in one call.
            flush();
            byte[] zeros = new byte[Streams.CHUNK];
            for (int first = no + 1; first < last; first += ZEROS_AT_ONCE) {
                int start = first;
                int end = Math.min(last, first + ZEROS_AT_ONCE);
                staging.engine().run("writing a stream", tx -> {
                    for (int i = start; i < end; i++) {
                        Streams.putChunk(tx, stream, i, zeros);
                    }
                });
            }
            length = (long) last * Streams.CHUNK;
        }
        if (no < last) {
            load(last);
            dirty = true;
            length = size;
        }
    }

    /** Makes a chunk the one in memory. */
    private void load(int wanted) throws MapiException {
        if (chunk.length == Streams.CHUNK && no == wanted) {
            return;
        }
        flush();
        byte[] found = stream == 0 || (long) wanted * Streams.CHUNK >= length
                ? null
                : staging.engine().find("reading a stream", db -> Streams.chunk(db, stream, wanted));
        chunk = found == null ? new byte[Streams.CHUNK] : Arrays.copyOf(found, Streams.CHUNK);
        no = wanted;
    }

    /** Writes the chunk in memory to the file; that of a stream of one chunk stays in memory. */
    private void flush() throws MapiException {
        if (!dirty) {
            return;
        }
        if (stream == 0) {
            stream = staging.begin();
        }
        int used = (int) Math.min(Streams.CHUNK, length - (long) no * Streams.CHUNK);
        if (used > 0) {
            byte[] data = Arrays.copyOf(chunk, used);
            staging.engine().run("writing a stream", tx -> Streams.putChunk(tx, stream, no, data));
        }
        dirty = false;
    }

    /** The bytes written so far, as a source that changes no more; this content must not be used after it. */
    StreamSource freeze() throws MapiException {
        if (length <= Streams.CHUNK) {
            load(0);
            byte[] bytes = Arrays.copyOf(chunk, (int) length);
            discard();
            return new StreamSource.Bytes(bytes);
        }
        flush();
        return new StreamSource.Staged(new StreamRef(stream, length));
    }

    /** Nobody wants the bytes. */
    void discard() {
        if (stream != 0) {
            staging.discard(stream);
            stream = 0;
        }
    }
}
