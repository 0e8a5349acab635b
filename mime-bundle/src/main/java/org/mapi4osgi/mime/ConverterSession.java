// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import java.io.InputStream;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.reader.MimeReader;

/** The converter as plain Java, for programs without OSGi. Stateless: one object serves any number of threads. */
public final class ConverterSession implements IConverterSession {
    /** A converter with the default limits. */
    public ConverterSession() {}

    @Override
    public void mimeToMAPI(InputStream mime, IMessage message) throws MapiException {
        MimeReader.read(mime, message);
    }
}
