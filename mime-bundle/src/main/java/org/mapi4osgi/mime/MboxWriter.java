// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes mails one after the other into an mbox, as {@link MailFile} and other mail programs read it: a From_ line before
 * each, lines that look like one with one {@code >} more (the form mboxrd), line feeds as line breaks, an empty line at
 * the end. For one thread at a time; its methods block as long as the output does.
 */
public final class MboxWriter {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;

    /**
     * Writes an mbox.
     *
     * @param out takes the bytes; neither flushed nor closed. It is written in small pieces, so it should be buffered
     */
    public MboxWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Begins a mail.
     *
     * @param sender the address that it came from; MAILER-DAEMON stands for one that is none
     * @param date when it arrived
     * @return takes the bytes of the mail, as {@link IConverterSession#mapiToMIMEStm} writes them; closing it ends the
     *     mail, which must be before the next begins
     * @throws IOException if the output cannot be written
     */
    public OutputStream begin(String sender, Instant date) throws IOException {
        String address = sender.matches("[\\x21-\\x7E]+@[\\x21-\\x7E]+") ? sender : "MAILER-DAEMON";
        out.write(("From " + address + " " + DATE.format(date) + "\n").getBytes(StandardCharsets.US_ASCII));
        return new Mail();
    }

    /** Holds the signs that may begin a From_ line back until it is known whether they do. */
    private final class Mail extends OutputStream {
        private boolean lineStart = true;
        private boolean pendingReturn;
        private int signs;
        private int matched;
        private boolean closed;

        @Override
        public void write(int value) throws IOException {
            int b = value & 0xFF;
            if (lineStart && b == '>' && matched == 0) {
                signs++;
            } else if (lineStart && b == FROM[matched]) {
                matched++;
                if (matched == FROM.length) {
                    out.write('>');
                    releaseStart();
                }
            } else {
                releaseStart();
                put(b);
            }
        }

        private void releaseStart() throws IOException {
            for (; signs > 0; signs--) {
                out.write('>');
            }
            out.write(FROM, 0, matched);
            if (matched > 0) {
                lineStart = false;
            }
            matched = 0;
        }

        private void put(int b) throws IOException {
            if (pendingReturn && b != '\n') {
                out.write('\r');
            }
            pendingReturn = b == '\r';
            if (!pendingReturn) {
                out.write(b);
            }
            lineStart = b == '\n';
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            boolean ended = lineStart && signs == 0 && matched == 0;
            releaseStart();
            if (!ended) {
                out.write('\n');
            }
            out.write('\n');
        }
    }
}
