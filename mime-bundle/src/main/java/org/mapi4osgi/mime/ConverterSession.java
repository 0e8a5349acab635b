// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.mime.reader.MimeReader;
import org.mapi4osgi.mime.writer.Channel;
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
        boolean smtp = set.contains(ConvertFlag.CCSF_SMTP);
        boolean forFiles =
                set.contains(ConvertFlag.CCSF_INCLUDE_BCC) || set.contains(ConvertFlag.CCSF_EMBEDDED_MESSAGE);
        if (smtp && forFiles) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "CCSF_INCLUDE_BCC and CCSF_EMBEDDED_MESSAGE are for files: what is sent by CCSF_SMTP tells neither"
                            + " of Bcc recipients nor of drafts");
        }
        MessageWriter.write(
                message,
                mime,
                new WriterOptions(
                        !set.contains(ConvertFlag.CCSF_NOHEADERS),
                        set.contains(ConvertFlag.CCSF_INCLUDE_BCC),
                        set.contains(ConvertFlag.CCSF_EMBEDDED_MESSAGE),
                        new Channel(
                                smtp,
                                set.contains(ConvertFlag.CCSF_8BITMIME),
                                !smtp || set.contains(ConvertFlag.CCSF_GLOBAL_MESSAGE))));
    }

    @Override
    public boolean needsSmtpUtf8(IMessage message) throws MapiException {
        return MessageWriter.needsUtf8(message);
    }
}
