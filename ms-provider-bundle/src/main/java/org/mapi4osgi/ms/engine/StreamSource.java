// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** Where the bytes of a large property come from when its object is saved. */
public sealed interface StreamSource {
    /** The bytes. */
    long length();

    /** A stream that the object refers to already. */
    record Saved(StreamRef stream) implements StreamSource {
        @Override
        public long length() {
            return stream.length();
        }
    }

    /** A stream that was written piece by piece since. */
    record Staged(StreamRef stream) implements StreamSource {
        @Override
        public long length() {
            return stream.length();
        }
    }

    /** A stream of another object of the store, which both share from then on. */
    record Shared(StreamRef stream) implements StreamSource {
        @Override
        public long length() {
            return stream.length();
        }
    }

    /** Bytes that are written with the object. Not copied: the owner of the array must leave it alone. */
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] bytes) implements StreamSource {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /**
     * Makes an object's streams what they shall be, and lets go of those that it had and keeps no more.
     *
     * @param force whether a stream that another writer has replaced meanwhile stays as that one has left it; if not, the
     *     writer is told
     */
    static Map<Integer, StreamRef> apply(Tx tx, byte @Nullable [] old, Map<Integer, StreamSource> wanted, boolean force)
            throws SQLException, MapiException {
        Map<Integer, StreamRef> streams = new TreeMap<>();
        Map<Integer, StreamRef> had = StreamMap.decode(old);
        Set<Long> kept = new HashSet<>();
        for (Map.Entry<Integer, StreamSource> entry : wanted.entrySet()) {
            StreamSource source = entry.getValue();
            StreamRef stream;
            if (source instanceof Saved saved) {
                StreamRef found = own(had, saved.stream());
                if (found == null && force) {
                    found = had.get(entry.getKey());
                }
                if (found == null) {
                    throw changed();
                }
                stream = found;
                kept.add(stream.id());
            } else if (source instanceof Shared shared) {
                stream = shared.stream();
                if (!Streams.exists(tx.db(), stream)) {
                    throw changed();
                }
                Streams.share(tx, stream);
            } else if (source instanceof Staged staged) {
                stream = staged.stream();
                Streams.adopt(tx, stream.id());
            } else {
                stream = Streams.write(tx, ((Bytes) source).bytes());
            }
            streams.put(entry.getKey(), stream);
        }
        for (StreamRef stream : had.values()) {
            if (!kept.contains(stream.id())) {
                Streams.release(tx, stream);
            }
        }
        return streams;
    }

    private static @Nullable StreamRef own(Map<Integer, StreamRef> had, StreamRef wanted) {
        for (StreamRef stream : had.values()) {
            if (stream.id() == wanted.id()) {
                return stream;
            }
        }
        return null;
    }

    private static MapiException changed() {
        return new MapiException(
                MapiCode.MAPI_E_OBJECT_CHANGED,
                "a large property was replaced by another writer since it was opened; open the object again");
    }
}
