// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import java.io.IOException;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;

/** Takes what a TNEF stream tells of a message, in the order of the stream. */
interface TnefMessage {
    /** A property of the message. */
    void property(TnefProperty property) throws IOException, MapiException;

    /** A recipient. */
    void recipient(Props row) throws MapiException;

    /** The next attachment begins; the one before, if any, has ended. */
    TnefAttachment attachment() throws MapiException;

    /** The message has ended. */
    void finish() throws IOException, MapiException;

    /** Closes what was opened for it. */
    void close();
}
