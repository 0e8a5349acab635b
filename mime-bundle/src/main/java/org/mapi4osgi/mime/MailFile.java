// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.mime.file.MailForm;

/**
 * A file of mail, taken apart into messages for {@link IConverterSession#mimeToMAPI}: a single message (.eml), an mbox of
 * any number, or an Apple Mail message (.emlx). The form is told by the first line, not by the name. Reads in one pass
 * and in bounded memory. For one thread at a time; its methods block as long as the file does.
 *
 * <p>A file that is none of these is given as one message, which mimeToMAPI then refuses with the reason.
 */
public final class MailFile implements Closeable {
    private final InputStream file;
    private final MailForm form;
    private int count;

    private MailFile(InputStream file, MailForm form) {
        this.file = file;
        this.form = form;
    }

    /**
     * Opens a file of mail.
     *
     * @param file the bytes; closed with the result
     * @return the messages
     * @throws IOException if the file cannot be read
     */
    public static MailFile open(InputStream file) throws IOException {
        return new MailFile(file, MailForm.of(file));
    }

    /**
     * Gives the next message. What is left of the one before is skipped.
     *
     * @return the bytes of the message, valid until the next call; null after the last. Closing it is not needed
     * @throws IOException if the file cannot be read
     */
    public @Nullable InputStream nextMessage() throws IOException {
        InputStream message = form.next();
        if (message != null) {
            count++;
        }
        return message;
    }

    /**
     * How many messages were given so far; after the last, how many the file has.
     *
     * @return the number
     */
    public int count() {
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
