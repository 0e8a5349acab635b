// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.io.OutputStream;
import org.mapi4osgi.api.MapiException;

/** A part of a mail, known by what it is made of; its content is read when it is written. */
interface Part {
    /** The type of the content, such as {@code text/plain}. */
    String mimeType();

    /** Writes the fields that describe the content, the empty line, and the content. */
    void write(OutputStream out) throws IOException, MapiException;
}
