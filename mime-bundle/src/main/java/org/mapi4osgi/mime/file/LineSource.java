// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.file;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads lines in pieces of bounded size. */
final class LineSource {
    /** A longer line comes in several pieces, the first of them this long. */
    static final int PIECE = 8192;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;
    private boolean lineStart = true;

    LineSource(InputStream in) {
        this.in = in;
    }

    /**
     * The next piece of a line.
     *
     * @return the piece, with its line end if that is part of it; null at the end of the input
     */
    @Nullable
    Piece next() throws IOException {
        if (limit - position < PIECE && !fill() && position == limit) {
            return null;
        }
        int end = position;
        int most = Math.min(limit, position + PIECE);
        boolean ended = false;
        while (end < most && !ended) {
            ended = buffer[end++] == '\n';
        }
        Piece piece = new Piece(buffer, position, end - position, lineStart);
        position = end;
        lineStart = ended;
        return piece;
    }

    /** Fills the buffer as far as it goes, so that a piece ends early only where the line or the input does. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        boolean read = false;
        while (limit < PIECE) {
            int count = in.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                break;
            }
            limit += count;
            read = true;
        }
        return read;
    }

    /**
     * A line or a part of one; valid until the next is read.
     *
     * @param bytes the array
     * @param offset where the piece begins
     * @param length its length
     * @param startsLine whether a line begins with it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Piece(byte[] bytes, int offset, int length, boolean startsLine) {
        boolean isBlankLine() {
            return startsLine
                    && (length == 1 && bytes[offset] == '\n'
                            || length == 2 && bytes[offset] == '\r' && bytes[offset + 1] == '\n');
        }
    }
}
