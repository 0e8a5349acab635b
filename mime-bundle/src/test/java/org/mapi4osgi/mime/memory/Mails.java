// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.memory;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.ConverterSession;

/** Mails written in tests. */
public final class Mails {
    private Mails() {}

    /** The bytes of a mail: line feeds become CRLF, characters up to U+00FF bytes. */
    public static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    public static MemoryMessage read(String text) throws MapiException {
        return read(bytes(text));
    }

    public static MemoryMessage read(byte[] mime) throws MapiException {
        MemoryMessage message = new MemoryMessage();
        new ConverterSession().mimeToMAPI(new ByteArrayInputStream(mime), message);
        return message;
    }

    public static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes).replace("\r\n", "\n");
    }
}
