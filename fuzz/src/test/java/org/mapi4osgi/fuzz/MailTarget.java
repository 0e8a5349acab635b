// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.mime.MailFile;
import org.mapi4osgi.mime.memory.MemoryMessage;

/** Mail: single or in an mbox, read into messages; what was read is written again. */
final class MailTarget implements Target {
    /** Most of it for an mbox whose messages are a line each: the buffers for one are garbage when the next begins. */
    private static final int GROWTH = 40_000;

    private final ConverterSession converter = new ConverterSession();

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Limits limits() {
        return new Limits(2, 4096, GROWTH, 32 << 20);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(
                MapiCode.MAPI_E_CORRUPT_DATA,
                MapiCode.MAPI_E_TOO_BIG,
                MapiCode.MAPI_E_TOO_COMPLEX,
                MapiCode.MAPI_E_NO_SUPPORT);
    }

    @Override
    public List<byte[]> seeds() {
        return MailSamples.all();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        long size = 0;
        try (MailFile file = MailFile.open(new ByteArrayInputStream(input))) {
            for (InputStream mail = file.nextMessage(); mail != null; mail = file.nextMessage()) {
                MemoryMessage message = new MemoryMessage();
                converter.mimeToMAPI(mail, message);
                size += Sizes.of(message);
                converter.needsSmtpUtf8(message);
                converter.mapiToMIMEStm(message, OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw Samples.refusal(e);
        }
        Sizes.check(size, input);
    }
}
