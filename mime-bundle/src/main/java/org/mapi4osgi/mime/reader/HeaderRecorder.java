// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.Event;
import org.apache.james.mime4j.stream.FieldBuilder;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.apache.james.mime4j.util.RecycledByteArrayBuffer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;

/**
 * Takes the lines of headers from the parser. The parser's own fields are not used, because they drop lines that are no
 * fields; the answer null tells it to go on.
 */
final class HeaderRecorder extends DecodeMonitor implements FieldBuilder {
    static final String TOO_LONG = "a header of this mail is longer than " + Limits.HEADER
            + " bytes, so that it is not read; shorten its header";
    private static final String LINE_TOO_LONG = "a header line of this mail is longer than " + Limits.HEADER_LINE
            + " bytes, so that it is not read; fold the line";

    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    private Header header = new Header();

    /** Starts the header of another message or part. */
    void begin() {
        header = new Header();
    }

    Header header() {
        return header;
    }

    /** The parser warns of many things, and all but one are none of ours: a header that ended without an empty line. */
    @Override
    public boolean warn(String error, String dropDesc) {
        if (error.contains(Event.HEADERS_PREMATURE_END.toString())) {
            header.endsInput();
        }
        return false;
    }

    @Override
    public boolean isListening() {
        return true;
    }

    @Override
    public void reset() {
        chunk.reset();
    }

    @Override
    public void append(@Nullable ByteArrayBuffer line) throws MimeException {
        if (line == null) {
            return;
        }
        if (line.length() > Limits.HEADER_LINE) {
            throw new MimeException(Limits.refused(MapiCode.MAPI_E_TOO_BIG, LINE_TOO_LONG));
        }
        if (header.size() + chunk.size() + line.length() > Limits.HEADER) {
            throw new MimeException(Limits.refused(MapiCode.MAPI_E_TOO_BIG, TOO_LONG));
        }
        chunk.write(line.buffer(), 0, line.length());
    }

    @Override
    @SuppressWarnings("NullAway") // mime4j is not annotated; its MimeEntity takes null for "no field yet"
    public RawField build() {
        byte[] bytes = chunk.toByteArray();
        if (bytes.length > 0) {
            record(bytes);
        }
        return null;
    }

    private void record(byte[] bytes) {
        if (header.hasStrayed()) {
            header.addStrayed(bytes);
            return;
        }
        int colon = colon(bytes);
        if (colon > 0) {
            String name = new String(bytes, 0, colon, StandardCharsets.US_ASCII).strip();
            byte[] value = Arrays.copyOfRange(bytes, colon + 1, bytes.length);
            header.add(new HeaderField(name, value, bytes));
        } else if (colon == 0 || isSeparator(bytes)) {
            header.addJunk(bytes);
        } else {
            header.addStrayed(bytes);
        }
    }

    /** Where the name of a field ends; -1 if this is no field. RFC 5322, 4.5 allows blanks before the colon. */
    private static int colon(byte[] bytes) {
        boolean blank = false;
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i];
            if (c == ':') {
                return i;
            }
            if (c == ' ' || c == '\t') {
                blank = true;
            } else if (blank || c <= ' ' || c >= 0x7F) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isSeparator(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 6), StandardCharsets.ISO_8859_1);
        return start.startsWith("From ") || start.startsWith(">From ");
    }

    @Override
    @SuppressWarnings("NullAway") // as the interface says: null if the lines are not kept
    public RecycledByteArrayBuffer getRaw() {
        return null;
    }

    @Override
    public void release() {}
}
