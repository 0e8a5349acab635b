// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.mime.reader.MimeReader;
import org.mapi4osgi.mime.writer.MessageWriter;
import org.mapi4osgi.mime.writer.WriterOptions;

/** The converter as plain Java, for programs without OSGi. Stateless: one object serves any number of threads. */
public final class ConverterSession implements IConverterSession {
    /** A converter with the default limits. */
    public ConverterSession() {}

    @Override
    public void mimeToMAPI(InputStream mime, IMessage message) throws MapiException {
        MimeReader.read(mime, message);
    }

    @Override
    public void mapiToMIMEStm(IMessage message, OutputStream mime, ConvertFlag... flags) throws MapiException {
        Set<ConvertFlag> set = MapiFlag.set(ConvertFlag.class, flags);
        MessageWriter.write(
                message,
                mime,
                new WriterOptions(
                        !set.contains(ConvertFlag.CCSF_NOHEADERS),
                        set.contains(ConvertFlag.CCSF_INCLUDE_BCC),
                        set.contains(ConvertFlag.CCSF_EMBEDDED_MESSAGE)));
    }
}
