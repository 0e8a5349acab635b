// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.util.Arrays;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.engine.StreamRef;
import org.mapi4osgi.ms.engine.StreamSource;
import org.mapi4osgi.ms.engine.Streams;

/** Reads the bytes of a stream source by chunks, whether they are in memory or in the file. */
final class StreamContent {
    private StreamContent() {}

    /** A chunk, as long as the stream has bytes there. */
    static byte[] chunk(StoreEngine engine, StreamSource source, int no) throws MapiException {
        long start = (long) no * Streams.CHUNK;
        int length = (int) Math.min(Streams.CHUNK, source.length() - start);
        if (source instanceof StreamSource.Bytes bytes) {
            return Arrays.copyOfRange(bytes.bytes(), (int) start, (int) start + length);
        }
        byte[] chunk = engine.find(
                "reading a stream", db -> Streams.chunk(db, ref(source).id(), no));
        if (chunk == null || chunk.length < length) {
            throw replaced();
        }
        return chunk.length == length ? chunk : Arrays.copyOf(chunk, length);
    }

    /** All bytes of a source that is known to be small. */
    static byte[] read(StoreEngine engine, StreamSource source) throws MapiException {
        if (source instanceof StreamSource.Bytes bytes) {
            return bytes.bytes();
        }
        if (source.length() > 0 && source.length() <= Streams.CHUNK) {
            return chunk(engine, source, 0);
        }
        byte[] all = new byte[Math.toIntExact(source.length())];
        for (int no = 0; (long) no * Streams.CHUNK < all.length; no++) {
            byte[] chunk = chunk(engine, source, no);
            System.arraycopy(chunk, 0, all, no * Streams.CHUNK, chunk.length);
        }
        return all;
    }

    /** The value of a property that is known to be small. */
    static PropValue<?> value(StoreEngine engine, PropTag<?> tag, StreamSource source) throws MapiException {
        boolean direct = tag.type() == PropType.PT_UNICODE
                && !(source instanceof StreamSource.Bytes)
                && source.length() > 0
                && source.length() <= Streams.CHUNK;
        if (!direct) {
            return LargeValues.value(tag, read(engine, source));
        }
        String text = engine.find("reading a text", db -> Streams.text(db, ref(source)));
        if (text == null) {
            throw replaced();
        }
        return PropValue.ofUnchecked(tag, text);
    }

    private static MapiException replaced() {
        return new MapiException(
                MapiCode.MAPI_E_OBJECT_CHANGED,
                "the property was replaced or deleted while it was read; open the object again");
    }

    static StreamRef ref(StreamSource source) {
        if (source instanceof StreamSource.Saved saved) {
            return saved.stream();
        } else if (source instanceof StreamSource.Staged staged) {
            return staged.stream();
        } else if (source instanceof StreamSource.Shared shared) {
            return shared.stream();
        }
        throw new IllegalArgumentException("bytes in memory have no stream");
    }
}
