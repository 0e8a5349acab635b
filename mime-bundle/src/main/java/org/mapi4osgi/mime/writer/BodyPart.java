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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.reader.MailCharset;
import org.mapi4osgi.mime.reader.Utf8Check;
import org.mapi4osgi.mime.writer.PropertySource.Again;
import org.mapi4osgi.tags.PR;

/**
 * A body: plain text, or HTML in the bytes that the message has. Is read more than once, first to see in which form it
 * can be sent.
 *
 * @param message the message
 * @param html whether this is the HTML body
 * @param declared the character set that PR_INTERNET_CPID names; HTML is in it, plain text goes into it if it fits
 * @param received the header that it came with
 * @param eightBit whether it may have 8-bit bytes
 */
record BodyPart(IMessage message, boolean html, Optional<Charset> declared, PartHeader received, boolean eightBit)
        implements Body {
    static BodyPart text(IMessage message, Optional<Integer> codePage, boolean eightBit) {
        // Text in UTF-16 may not be sent as text: RFC 2781, 3.3.
        return new BodyPart(
                message,
                false,
                codePage.flatMap(MailCharset::ofCodePage).filter(set -> !isWide(set)),
                PartHeader.NONE,
                eightBit);
    }

    static BodyPart html(IMessage message, Optional<Integer> codePage, boolean eightBit) {
        return new BodyPart(message, true, codePage.flatMap(MailCharset::ofCodePage), PartHeader.NONE, eightBit);
    }

    @Override
    public BodyPart as(PartHeader header) {
        return new BodyPart(message, html, declared, header, eightBit);
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
        if (html) {
            Again<InputStream> bytes = PropertySource.allBytes(message, PR.PR_HTML);
            write(out, charsetOfHtml(bytes), (charset, to) -> copyBytes(bytes, to));
        } else {
            Again<Reader> text = PropertySource.texts(message, PR.PR_BODY);
            write(out, charsetOfText(text), (charset, to) -> copyText(text, charset, to));
        }
    }

    /** The body itself, as often as it is wanted. */
    @FunctionalInterface
    private interface Content {
        void copy(Charset charset, OutputStream to) throws IOException, MapiException;
    }

    private void write(OutputStream out, Charset charset, Content content) throws IOException, MapiException {
        ContentScan scan = new ContentScan();
        content.copy(charset, scan);
        boolean exact = isWide(charset) || isEncoded() && scan.hasBareBreaks();
        if (!exact && scan.hasBareBreaks()) {
            scan = new ContentScan();
            content.copy(charset, new CrlfOutput(scan));
        }
        TransferForm form = exact ? TransferForm.BASE64 : scan.form(eightBit);
        HeaderLines header = new HeaderLines();
        received.text(mimeType(), charset, declared.filter(charset::equals).isPresent(), header);
        received.others(header, Set.of());
        header.words("Content-Transfer-Encoding", form.label());
        header.end(out);
        try (OutputStream encoder = form.encoder(out)) {
            content.copy(charset, exact ? encoder : new CrlfOutput(encoder));
        }
    }

    /** Whether it came in an encoding that keeps other line ends than those of mail. */
    private boolean isEncoded() {
        String encoding = received.received().transferEncoding();
        return encoding.equals("base64") || encoding.equals("quoted-printable");
    }

    private static void copyBytes(Again<InputStream> bytes, OutputStream to) throws IOException, MapiException {
        try (InputStream in = bytes.open()) {
            in.transferTo(to);
        }
    }

    private static void copyText(Again<Reader> text, Charset charset, OutputStream to)
            throws IOException, MapiException {
        Writer encoder = new OutputStreamWriter(
                to,
                charset.newEncoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (Reader in = text.open()) {
            in.transferTo(encoder);
        }
        encoder.flush();
    }

    private Charset charsetOfText(Again<Reader> text) throws IOException, MapiException {
        List<Charset> wanted = Stream.of(
                        received.received().charset(), declared, Optional.of(StandardCharsets.US_ASCII))
                .flatMap(Optional::stream)
                .filter(set -> !isWide(set) && set.canEncode())
                .distinct()
                .toList();
        for (Charset charset : wanted) {
            if (hasAll(text, charset)) {
                return charset;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean hasAll(Again<Reader> text, Charset charset) throws IOException, MapiException {
        try {
            copyText(text, charset, OutputStream.nullOutputStream());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private Charset charsetOfHtml(Again<InputStream> bytes) throws IOException, MapiException {
        Optional<Charset> known = received.received().charset().or(() -> declared);
        if (known.isPresent()) {
            return known.get();
        }
        Utf8Check check = new Utf8Check();
        try (InputStream in = bytes.open()) {
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                check.scan(buffer, 0, count);
            }
        }
        return MailCharset.ofCodePage(check.codePage()).orElse(StandardCharsets.UTF_8);
    }
}
