// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.IOException;
import java.io.InputStream;
import org.mapi4osgi.api.MapiException;

/** Takes what a TNEF stream tells of an attachment. */
interface TnefAttachment {
    /** A property of the attachment. */
    void property(TnefProperty property) throws IOException, MapiException;

    /** The attachment is a message, which follows. */
    TnefMessage message() throws MapiException;

    /** The attachment is an object of a program, such as a picture out of a document. */
    void object(InputStream bytes) throws IOException, MapiException;

    /** The attachment has ended. */
    void finish() throws MapiException;

    /** Closes what was opened for it. */
    void close();
}
