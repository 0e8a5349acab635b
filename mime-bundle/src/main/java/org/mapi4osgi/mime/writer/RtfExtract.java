// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.reader.MailCharset;
import org.mapi4osgi.mime.rtf.RtfForm;
import org.mapi4osgi.mime.rtf.RtfText;

/**
 * The HTML or the plain text that is taken out of the RTF body. Is made anew each time, first to see in which form it can
 * be sent.
 *
 * @param message the message
 * @param form what the RTF carries
 * @param charset what it goes into if it fits
 * @param eightBit whether it may have 8-bit bytes
 */
record RtfExtract(IMessage message, RtfForm form, Charset charset, boolean eightBit) implements Body {
    static RtfExtract of(IMessage message, RtfForm form, Optional<Integer> codePage, boolean eightBit) {
        Charset charset = codePage.flatMap(MailCharset::ofCodePage)
                // Text in UTF-16 may not be sent as text: RFC 2781, 3.3.
                .filter(set -> set.canEncode() && !set.name().startsWith("UTF-"))
                .orElse(StandardCharsets.US_ASCII);
        return new RtfExtract(message, form, charset, eightBit);
    }

    @Override
    public RtfExtract as(PartHeader received) {
        return this; // nobody sent it
    }

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public String mimeType() {
        return form == RtfForm.HTML ? "text/html" : "text/plain";
    }

    @Override
    public void write(OutputStream out) throws IOException, MapiException {
        Charset fitting = fitting();
        ContentScan scan = new ContentScan();
        extract(fitting, new CrlfOutput(scan));
        TransferForm transfer = scan.form(eightBit);
        HeaderLines header = new HeaderLines();
        header.parameters(
                "Content-Type", mimeType(), Map.of("charset", fitting.name().toLowerCase(Locale.ROOT)));
        header.words("Content-Transfer-Encoding", transfer.label());
        header.end(out);
        try (OutputStream encoder = transfer.encoder(out)) {
            extract(fitting, new CrlfOutput(encoder));
        }
    }

    private Charset fitting() throws IOException, MapiException {
        try {
            extract(charset, OutputStream.nullOutputStream());
            return charset;
        } catch (CharacterCodingException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private void extract(Charset into, OutputStream to) throws IOException, MapiException {
        Writer encoder = new OutputStreamWriter(
                to,
                into.newEncoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (InputStream rtf = RtfBody.open(message)) {
            RtfText.write(rtf, form, encoder);
        }
    }
}
