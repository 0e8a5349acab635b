// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.reader.ReceivedHeader;
import org.mapi4osgi.tags.PR;

/**
 * Writes messages as mail, in one pass, with lines of ASCII that every mail server takes. Immutable.
 *
 * @param options how
 * @param depth in how many messages this one is
 */
public record MessageWriter(WriterOptions options, int depth) {
    /** Messages in messages: beyond it readers give up, and so would the stack. */
    private static final int DEEPEST = 50;

    /**
     * Writes a message.
     *
     * @param message the message; left as it is
     * @param mime takes the mail; flushed, not closed
     * @param options how
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_TOO_COMPLEX: messages are nested too deep
     *       <li>MAPI_E_NO_SUPPORT: an attachment has no bytes of its own
     *       <li>MAPI_E_DISK_ERROR: the mail cannot be written
     *       <li>any code that the message gives
     *     </ul>
     */
    public static void write(IMessage message, OutputStream mime, WriterOptions options) throws MapiException {
        OutputStream out = new BufferedOutputStream(mime);
        try {
            new MessageWriter(options, 0).write(message, out);
            out.flush();
        } catch (IOException e) {
            throw cause(e);
        }
    }

    /**
     * Whether a header of a message that is sent has a use for SMTPUTF8.
     *
     * @param message the message
     * @throws MapiException any code that the message gives
     */
    public static boolean needsUtf8(IMessage message) throws MapiException {
        WriterOptions widest = new WriterOptions(true, false, false, new Channel(true, true, true));
        try {
            ReceivedHeader received = received(message);
            return !MessageHeader.of(message, received, widest).isAscii();
        } catch (IOException e) {
            throw cause(e);
        }
    }

    private static ReceivedHeader received(IMessage message) throws IOException, MapiException {
        return ReceivedHeader.parse(PropertySource.string(message, PR.PR_TRANSPORT_MESSAGE_HEADERS));
    }

    private static MapiException cause(IOException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof MapiException mapi) {
                return mapi;
            }
        }
        return new MapiException(MapiCode.MAPI_E_DISK_ERROR, "the mail cannot be written: " + e.getMessage(), e);
    }

    static MapiException refused(MapiCode code, String text) {
        return new MapiException(code, MapiError.of("MIME writer", text));
    }

    /** The writer of messages in this writer's. */
    MessageWriter inside() throws MapiException {
        if (depth == DEEPEST) {
            throw refused(
                    MapiCode.MAPI_E_TOO_COMPLEX,
                    "messages are attached to one another more than " + DEEPEST + " deep: detach the innermost");
        }
        return new MessageWriter(options.inside(), depth + 1);
    }

    void write(IMessage message, OutputStream out) throws IOException, MapiException {
        ReceivedHeader received = received(message);
        HeaderLines header = MessageHeader.of(message, received, options);
        header.words("MIME-Version", "1.0");
        out.write(header.toBytes());
        new MessageParts(message, received, this).root().write(out);
    }
}
