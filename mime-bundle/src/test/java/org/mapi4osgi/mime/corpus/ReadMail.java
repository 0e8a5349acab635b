// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.MailFile;
import org.mapi4osgi.mime.memory.MemoryMessage;

/**
 * A file as the project reads it.
 *
 * @param messages the messages, in order
 * @param refused why the others were not read
 */
record ReadMail(List<MemoryMessage> messages, List<MapiException> refused) {
    static ReadMail of(Path file) throws IOException {
        List<MemoryMessage> messages = new ArrayList<>();
        List<MapiException> refused = new ArrayList<>();
        try (MailFile mail = MailFile.open(Files.newInputStream(file))) {
            for (InputStream in = mail.nextMessage(); in != null; in = mail.nextMessage()) {
                try {
                    messages.add(message(in));
                } catch (MapiException e) {
                    refused.add(e);
                }
            }
        }
        return new ReadMail(messages, refused);
    }

    static MemoryMessage message(InputStream in) throws MapiException {
        MemoryMessage message = new MemoryMessage();
        new ConverterSession().mimeToMAPI(in, message);
        return message;
    }

    static MemoryMessage message(byte[] mime) throws MapiException {
        return message(new ByteArrayInputStream(mime));
    }
}
