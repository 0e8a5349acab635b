// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.reader.ReceivedHeader;
import org.mapi4osgi.tags.PR;

/**
 * A signed entity that the message keeps whole as its one attachment (MS-OXOSMIME 2.1.3.1): written as it is, since
 * any change would break the signature. Its lines may be as long as its author made them.
 *
 * @param message the message
 * @param number the attachment
 * @param channel what may pass
 */
record SignedPart(IMessage message, int number, Channel channel) implements Part {
    static final String MIME_TYPE = "multipart/signed";

    private static final int LONGEST_HEADER = 64 * 1024;

    @Override
    public String mimeType() {
        return MIME_TYPE;
    }

    /** Whether the attachment begins as such an entity does. */
    static boolean isOne(IMessage message, int number) throws IOException, MapiException {
        try (IAttach attach = message.openAttach(number);
                InputStream in = new BufferedInputStream(PropertySource.bytes(attach, PR.PR_ATTACH_DATA_BIN))) {
            ReceivedHeader header = ReceivedHeader.parse(header(in));
            return header.mimeType().equals(MIME_TYPE);
        }
    }

    /** Reads up to the first empty line. */
    private static String header(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int lineStart = 0;
        for (int b = in.read(); b >= 0 && bytes.size() < LONGEST_HEADER; b = in.read()) {
            bytes.write(b);
            if (b == '\n') {
                String line = bytes.toString(StandardCharsets.ISO_8859_1).substring(lineStart);
                if (line.isBlank()) {
                    break;
                }
                lineStart = bytes.size();
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void write(OutputStream out) throws IOException, MapiException {
        if (channel.smtp() && !channel.eightBit()) {
            needSevenBit();
        }
        try (IAttach attach = message.openAttach(number);
                InputStream in = new BufferedInputStream(PropertySource.bytes(attach, PR.PR_ATTACH_DATA_BIN))) {
            HeaderLines header = new HeaderLines();
            ReceivedHeader.parse(header(in)).fields().stream()
                    .filter(field -> field.name().startsWith("content-"))
                    .forEach(header::received);
            header.end(out);
            in.transferTo(new CrlfOutput(out));
        }
    }

    /** Encoding it for an old server would break the signature (RFC 1847, 2.1), so its sender has to be told. */
    private void needSevenBit() throws IOException, MapiException {
        try (IAttach attach = message.openAttach(number);
                InputStream in = PropertySource.bytes(attach, PR.PR_ATTACH_DATA_BIN)) {
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    if (buffer[i] < 0) {
                        throw MessageWriter.refused(
                                MapiCode.MAPI_E_NO_SUPPORT,
                                "the signed part has 8-bit bytes, which this server does not take (8BITMIME), and"
                                        + " encoding them would break the signature: sign it in a 7-bit form, or send"
                                        + " it through another server");
                    }
                }
            }
        }
    }
}
