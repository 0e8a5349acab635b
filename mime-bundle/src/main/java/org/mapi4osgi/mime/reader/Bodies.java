// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.props.BinarySink;
import org.mapi4osgi.mime.props.PropSetter;
import org.mapi4osgi.mime.props.TextSink;
import org.mapi4osgi.mime.rtf.CompressedRtf;
import org.mapi4osgi.tags.PR;

/** Writes the bodies of a message: plain text as Unicode, HTML as the bytes it came in, with their code page, RTF compressed. */
final class Bodies {
    private final IMessage message;
    private final ContentIds contentIds = new ContentIds();
    private @Nullable Integer textCodePage;
    private @Nullable Integer htmlCodePage;

    Bodies(IMessage message) {
        this.message = message;
    }

    void write(PartDescriptor part, InputStream content) throws IOException, MapiException {
        switch (part.getMimeType()) {
            case "text/html" -> writeHtml(part.mailCharset(), content);
            case RtfContent.MIME_TYPE -> writeRtf(content);
            default -> writeText(part.mailCharset(), content);
        }
    }

    private void writeRtf(InputStream content) throws IOException, MapiException {
        try (BinarySink sink = new BinarySink(message, PR.PR_RTF_COMPRESSED)) {
            sink.write(CompressedRtf.compress(content.readAllBytes()));
            sink.finish();
        }
    }

    private void writeText(MailCharset charset, InputStream content) throws IOException, MapiException {
        Utf8Check check = new Utf8Check();
        try (TextSink sink = new TextSink(message, PR.PR_BODY)) {
            LenientDecoder.decode(check.watch(content), charset.decoder(), sink::append);
            sink.finish();
        }
        // The code page is what the bytes are in, be they labelled otherwise or not at all: so they can be written
        // again.
        boolean guessed = charset.decoder().equals(StandardCharsets.UTF_8) && !check.isAscii();
        textCodePage = guessed ? (Integer) check.codePage() : charset.codePage().orElse(null);
    }

    private void writeHtml(MailCharset charset, InputStream content) throws IOException, MapiException {
        Utf8Check check = new Utf8Check();
        try (BinarySink sink = new BinarySink(message, PR.PR_HTML)) {
            byte[] buffer = new byte[8192];
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                check.scan(buffer, 0, count);
                contentIds.scan(buffer, 0, count);
                sink.write(buffer, 0, count);
            }
            sink.finish();
        }
        htmlCodePage = charset.codePage().orElse(check.codePage());
    }

    /** Whether the HTML read so far shows the part with that Content-ID. */
    boolean show(String contentId) {
        return contentIds.refersTo(contentId);
    }

    void finish() throws MapiException {
        Integer codePage = htmlCodePage != null ? htmlCodePage : textCodePage;
        if (codePage != null) {
            PropSetter.set(message, Props.of(PR.PR_INTERNET_CPID, codePage));
        }
    }
}
