// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form in which messages stand in a file. */
@FunctionalInterface
public interface MailForm {
    /**
     * The next message.
     *
     * @return its bytes; null after the last
     * @throws IOException if the file cannot be read
     */
    @Nullable
    InputStream next() throws IOException;

    /**
     * Tells the form of a file by its first line.
     *
     * @param file the bytes
     * @return the messages of the file
     * @throws IOException if the file cannot be read
     */
    static MailForm of(InputStream file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file);
        skipByteOrderMark(in);
        byte[] line = firstLine(in);
        if (MboxSplitter.isSeparator(line, 0, line.length)) {
            return new MboxSplitter(in)::next;
        }
        String text = new String(line, StandardCharsets.ISO_8859_1);
        if (BYTE_COUNT.matcher(text).matches()) {
            in.skipNBytes(line.length);
            return new SingleMessage(in, Long.parseLong(text.strip()));
        }
        return new SingleMessage(in, Long.MAX_VALUE);
    }

    /** The first line of an .emlx: the length of the message that follows; Apple's own data comes after that. */
    Pattern BYTE_COUNT = Pattern.compile("\\d{1,12}\\s*\\n");

    private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
        in.mark(4);
        byte[] start = in.readNBytes(3);
        in.reset();
        if (new String(start, StandardCharsets.UTF_8).equals("\uFEFF")) {
            in.skipNBytes(start.length);
        }
    }

    private static byte[] firstLine(BufferedInputStream in) throws IOException {
        in.mark(LineSource.PIECE);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int c = in.read();
        while (c >= 0 && line.size() < LineSource.PIECE - 1) {
            line.write(c);
            if (c == '\n') {
                break;
            }
            c = in.read();
        }
        in.reset();
        return line.toByteArray();
    }
}
