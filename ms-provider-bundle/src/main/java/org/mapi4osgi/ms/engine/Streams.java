// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Large values in chunks of {@link #CHUNK} bytes; chunk {@code n} of stream {@code s} is the row {@code s·2²⁰+n}, found
 * without an index.
 *
 * <p>A stream that a saved object refers to never changes: who writes makes another one. So copies of a message share
 * its streams, and a reader needs no transaction over several calls. A stream that is written piece by piece is
 * <em>staged</em> until the object is saved; what a dead process left staged is swept a day later.
 *
 * <p>Text comes as UTF-16; a chunk in which every second byte is zero is stored without those.
 */
public final class Streams {
    /** The bytes of all chunks but the last. */
    public static final int CHUNK = 128 * 1024;

    /** The longest stream: 128 GiB. */
    public static final long MAX_LENGTH = (1L << 20) * CHUNK;

    private static final int CHUNK_BITS = 20;
    private static final byte RAW = 0;
    private static final byte HALVED = 1;
    private static final long SWEEP_AFTER = 24L * 3600 * 10_000_000;

    private Streams() {}

    static long streamOf(long chunkId) {
        return chunkId >> CHUNK_BITS;
    }

    /** Writes a value that is in memory. */
    public static StreamRef write(Tx tx, byte[] value) throws SQLException {
        StreamRef stream = new StreamRef(tx.newId(), value.length);
        if (value.length > 0 && value.length <= CHUNK) {
            putChunk(tx, stream.id(), 0, value);
            return stream;
        }
        for (int no = 0; no * (long) CHUNK < value.length; no++) {
            int start = no * CHUNK;
            putChunk(tx, stream.id(), no, Arrays.copyOfRange(value, start, Math.min(value.length, start + CHUNK)));
        }
        return stream;
    }

    /** Starts a stream that no object refers to yet. */
    public static long stage(Tx tx) throws SQLException {
        long stream = tx.newId();
        tx.db().update("INSERT INTO staged(stream, since) VALUES(?,?)", stream, tx.now());
        return stream;
    }

    /** Writes or overwrites a chunk of a staged stream. */
    public static void putChunk(Tx tx, long stream, int no, byte[] data) throws SQLException {
        tx.db().update("INSERT OR REPLACE INTO chunk(id, data) VALUES(?,?)", (stream << CHUNK_BITS) + no, pack(data));
    }

    /** Copies chunks of a stream to the same places of a staged one; tells how many there were. */
    public static int copyChunks(Tx tx, long from, long to, int first, int count) throws SQLException {
        return tx.db()
                .update(
                        "INSERT OR REPLACE INTO chunk(id, data) SELECT id + ?, data FROM chunk WHERE id >= ? AND id < ?",
                        (to - from) << CHUNK_BITS,
                        (from << CHUNK_BITS) + first,
                        (from << CHUNK_BITS) + first + count);
    }

    /** Cuts a staged stream after a number of chunks. */
    public static void cut(Tx tx, long stream, int chunks) throws SQLException {
        tx.db()
                .update(
                        "DELETE FROM chunk WHERE id >= ? AND id < ?",
                        (stream << CHUNK_BITS) + chunks,
                        (stream + 1) << CHUNK_BITS);
    }

    /** A staged stream is referred to by an object that is being saved. */
    public static void adopt(Tx tx, long stream) throws SQLException, MapiException {
        if (tx.db().update("DELETE FROM staged WHERE stream = ?", stream) == 0) {
            throw new MapiException(
                    MapiCode.MAPI_E_OBJECT_DELETED,
                    "what was written more than a day ago and not saved was cleared away; write it again");
        }
    }

    static boolean exists(Db db, StreamRef stream) throws SQLException {
        return stream.length() == 0 || db.number(0, "SELECT 1 FROM chunk WHERE id=?", stream.id() << CHUNK_BITS) == 1;
    }

    /** One more object refers to the stream. */
    static void share(Tx tx, StreamRef stream) throws SQLException {
        tx.db()
                .update(
                        "INSERT INTO shared(stream, extra) VALUES(?,1) ON CONFLICT(stream) DO UPDATE SET extra=extra+1",
                        stream.id());
    }

    /** One object less refers to the stream; the last one takes its chunks along. */
    static void release(Tx tx, StreamRef stream) throws SQLException {
        long extra = tx.db().number(0, "SELECT extra FROM shared WHERE stream = ?", stream.id());
        if (extra > 1) {
            tx.db().update("UPDATE shared SET extra=extra-1 WHERE stream = ?", stream.id());
        } else if (extra == 1) {
            tx.db().update("DELETE FROM shared WHERE stream = ?", stream.id());
        } else {
            cut(tx, stream.id(), 0);
        }
    }

    /** A staged stream is not wanted any more. */
    public static void discard(Tx tx, long stream) throws SQLException {
        if (tx.db().update("DELETE FROM staged WHERE stream = ?", stream) > 0) {
            cut(tx, stream, 0);
        }
    }

    static void sweep(Tx tx) throws SQLException {
        for (long stream : tx.db()
                .list("SELECT stream FROM staged WHERE since < ?", row -> row.getLong(1), tx.now() - SWEEP_AFTER)) {
            discard(tx, stream);
        }
    }

    /** A chunk; null if the stream is gone, or is shorter. */
    public static byte @Nullable [] chunk(Db db, long stream, int no) throws SQLException {
        byte[] packed =
                db.first("SELECT data FROM chunk WHERE id = ?", row -> row.getBytes(1), (stream << CHUNK_BITS) + no);
        return packed == null ? null : unpack(packed);
    }

    /** The text of a stream that has one chunk, if it can without the way over its bytes; null if the stream is gone. */
    public static @Nullable String text(Db db, StreamRef stream) throws SQLException {
        byte[] packed =
                db.first("SELECT data FROM chunk WHERE id = ?", row -> row.getBytes(1), stream.id() << CHUNK_BITS);
        if (packed == null) {
            return null;
        }
        check(packed);
        if (packed[0] == HALVED && stream.length() == 2L * (packed.length - 1)) {
            return latin1(packed);
        }
        byte[] bytes = unpack(packed);
        return bytes.length < stream.length() ? null : Utf16.text(bytes, (int) stream.length());
    }

    private static String latin1(byte[] halved) {
        return new String(halved, 1, halved.length - 1, StandardCharsets.ISO_8859_1);
    }

    /** A whole value, for those that are known to be small; null if the stream is gone. */
    public static byte @Nullable [] read(Db db, StreamRef stream) throws SQLException {
        byte[] value = new byte[Math.toIntExact(stream.length())];
        for (int no = 0; no * (long) CHUNK < value.length; no++) {
            byte[] chunk = chunk(db, stream.id(), no);
            if (chunk == null || no * CHUNK + chunk.length > value.length) {
                return null;
            }
            System.arraycopy(chunk, 0, value, no * CHUNK, chunk.length);
        }
        return value;
    }

    static byte[] pack(byte[] data) {
        boolean halve = data.length > 0 && Utf16.isDoubled(data);
        byte[] packed = new byte[1 + (halve ? data.length / 2 : data.length)];
        packed[0] = halve ? HALVED : RAW;
        if (halve) {
            Utf16.halve(data, packed, 1);
        } else {
            System.arraycopy(data, 0, packed, 1, data.length);
        }
        return packed;
    }

    static byte[] unpack(byte[] packed) throws SQLException {
        check(packed);
        if (packed[0] == RAW) {
            return Arrays.copyOfRange(packed, 1, packed.length);
        }
        return Utf16.doubled(packed, 1, packed.length);
    }

    private static void check(byte[] packed) throws SQLException {
        if (packed.length == 0 || packed[0] > HALVED || packed[0] < RAW || packed.length > CHUNK + 1) {
            throw new SQLiteException("a chunk of an unknown form", SQLiteErrorCode.SQLITE_CORRUPT);
        }
    }
}
