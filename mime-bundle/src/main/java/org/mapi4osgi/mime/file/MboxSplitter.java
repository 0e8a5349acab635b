// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.mime.file.LineSource.Piece;

/**
 * Splits an mbox into messages, in one pass and in bounded memory. A message begins after a From_ line at the start of
 * the file or after an empty line, which belongs to the mbox. {@code >From } within a message loses one sign, as mboxrd
 * and mboxo want.
 */
final class MboxSplitter {
    /** A date of RFC 4155 after the sender, or the dash of Netscape: nobody writes that as text. */
    private static final Pattern CERTAIN = Pattern.compile(
            "From (?:-\\s*|\\S+ +(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) +[A-Z][a-z]{2} +\\d{1,2} +\\d{1,2}:\\d{2}.*\\d{4}.*)",
            Pattern.DOTALL);

    /** Some other date, or an address alone: a separator only after the empty line that ends a message. */
    private static final Pattern PROBABLE =
            Pattern.compile("From (?:.*\\d{1,2}:\\d{2}.*\\d{4}.*|\\S+@\\S+\\s*)", Pattern.DOTALL);

    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_SEPARATOR = 1024;

    private final LineSource lines;
    private boolean atMessage;
    private @Nullable Message current;

    MboxSplitter(InputStream in) {
        lines = new LineSource(in);
    }

    /** Whether an mbox begins with these bytes, or a message after an empty line. */
    static boolean isSeparator(byte[] bytes, int offset, int length) {
        return matches(PROBABLE, bytes, offset, length) || matches(CERTAIN, bytes, offset, length);
    }

    private static boolean matches(Pattern pattern, byte[] bytes, int offset, int length) {
        return startsWithFrom(bytes, offset, length)
                && length <= LONGEST_SEPARATOR
                && pattern.matcher(new String(bytes, offset, length, StandardCharsets.ISO_8859_1))
                        .matches();
    }

    private static boolean startsWithFrom(byte[] bytes, int offset, int length) {
        return length >= FROM.length && Arrays.equals(bytes, offset, offset + FROM.length, FROM, 0, FROM.length);
    }

    /** The next message; null if there is none. What is left of the one before is skipped. */
    @Nullable
    InputStream next() throws IOException {
        if (current != null) {
            current.skipRest();
        } else {
            skipToFirst();
        }
        if (!atMessage) {
            return null;
        }
        atMessage = false;
        current = new Message();
        return current;
    }

    private void skipToFirst() throws IOException {
        Piece piece = lines.next();
        while (piece != null && !(piece.startsLine() && isSeparator(piece.bytes(), piece.offset(), piece.length()))) {
            piece = lines.next();
        }
        atMessage = piece != null;
    }

    /** One message. An empty line is held back until it is known not to be the last. */
    private final class Message extends InputStream {
        private byte[] bytes = new byte[0];
        private int position;
        private byte[] blank = new byte[0];
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (position == bytes.length) {
                if (ended) {
                    return -1;
                }
                nextPiece();
            }
            int count = Math.min(length, bytes.length - position);
            System.arraycopy(bytes, position, buffer, offset, count);
            position += count;
            return count;
        }

        private void nextPiece() throws IOException {
            Piece piece = lines.next();
            if (piece == null) {
                ended = true;
            } else if (piece.isBlankLine()) {
                give(blank, piece, piece.length());
                blank = Arrays.copyOfRange(piece.bytes(), piece.offset(), piece.offset() + piece.length());
            } else if (endsMessage(piece)) {
                ended = true;
                atMessage = true;
            } else {
                give(blank, piece, piece.startsLine() ? quoteSigns(piece) : 0);
                blank = new byte[0];
            }
        }

        private boolean endsMessage(Piece piece) {
            return piece.startsLine()
                    && (blank.length > 0
                            ? isSeparator(piece.bytes(), piece.offset(), piece.length())
                            : matches(CERTAIN, piece.bytes(), piece.offset(), piece.length()));
        }

        /** Gives out the empty line held back, and the piece without its first bytes. */
        private void give(byte[] held, Piece piece, int skipped) {
            bytes = Arrays.copyOf(held, held.length + piece.length() - skipped);
            System.arraycopy(piece.bytes(), piece.offset() + skipped, bytes, held.length, piece.length() - skipped);
            position = 0;
        }

        private static int quoteSigns(Piece piece) {
            int signs = 0;
            while (signs < piece.length() && piece.bytes()[piece.offset() + signs] == '>') {
                signs++;
            }
            return signs > 0 && startsWithFrom(piece.bytes(), piece.offset() + signs, piece.length() - signs) ? 1 : 0;
        }

        void skipRest() throws IOException {
            while (!ended) {
                nextPiece();
            }
            bytes = new byte[0];
            position = 0;
        }
    }
}
