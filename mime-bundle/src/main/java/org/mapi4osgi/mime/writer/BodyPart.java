// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
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
import org.mapi4osgi.mime.reader.Utf8Check;
import org.mapi4osgi.tags.PR;

/**
 * A body: plain text, or HTML in the bytes that the message has. Is read twice, first to see in which form it can be
 * sent.
 *
 * @param message the message
 * @param html whether this is the HTML body
 * @param declared the character set that PR_INTERNET_CPID names; HTML is in it, plain text goes into it if it fits
 * @param eightBit whether it may have 8-bit bytes
 */
record BodyPart(IMessage message, boolean html, Optional<Charset> declared, boolean eightBit) implements Part {
    static BodyPart text(IMessage message, Optional<Integer> codePage, boolean eightBit) {
        // Text in UTF-16 may not be sent as text: RFC 2781, 3.3.
        return new BodyPart(
                message, false, codePage.flatMap(MailCharset::ofCodePage).filter(set -> !isWide(set)), eightBit);
    }

    static BodyPart html(IMessage message, Optional<Integer> codePage, boolean eightBit) {
        return new BodyPart(message, true, codePage.flatMap(MailCharset::ofCodePage), eightBit);
    }

    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    @Override
    public String mimeType() {
        return html ? "text/html" : "text/plain";
    }

    @Override
    public void write(OutputStream out) throws IOException, MapiException {
        Charset charset = html ? charsetOfHtml() : charsetOfText();
        boolean wide = isWide(charset);
        ContentScan scan = new ContentScan();
        copy(charset, wide ? scan : new CrlfOutput(scan));
        TransferForm form = wide ? TransferForm.BASE64 : scan.form(eightBit);
        HeaderLines header = new HeaderLines();
        header.parameters(
                "Content-Type", mimeType(), Map.of("charset", charset.name().toLowerCase(Locale.ROOT)));
        header.words("Content-Transfer-Encoding", form.label());
        header.end(out);
        try (OutputStream encoder = form.encoder(out)) {
            copy(charset, wide ? encoder : new CrlfOutput(encoder));
        }
    }

    private void copy(Charset charset, OutputStream to) throws IOException, MapiException {
        if (html) {
            try (InputStream in = PropertySource.bytes(message, PR.PR_HTML)) {
                in.transferTo(to);
            }
            return;
        }
        Writer encoder = new OutputStreamWriter(
                to,
                charset.newEncoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (Reader in = PropertySource.text(message, PR.PR_BODY)) {
            in.transferTo(encoder);
        }
        encoder.flush();
    }

    private Charset charsetOfText() throws IOException, MapiException {
        Charset charset = declared.orElse(StandardCharsets.US_ASCII);
        try {
            copy(charset, OutputStream.nullOutputStream());
            return charset;
        } catch (CharacterCodingException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private Charset charsetOfHtml() throws IOException, MapiException {
        if (declared.isPresent()) {
            return declared.get();
        }
        Utf8Check check = new Utf8Check();
        try (InputStream in = PropertySource.bytes(message, PR.PR_HTML)) {
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                check.scan(buffer, 0, count);
            }
        }
        return MailCharset.ofCodePage(check.codePage()).orElse(StandardCharsets.UTF_8);
    }
}
