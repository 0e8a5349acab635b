// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.mime.rtf.CompressedRtf;
import org.mapi4osgi.mime.rtf.RtfForm;
import org.mapi4osgi.mime.rtf.RtfText;
import org.mapi4osgi.tags.PR;

/**
 * The RTF body as the mail has it: the decompressed bytes.
 *
 * @param message the message
 * @param received the header that it came with
 */
record RtfBody(IMessage message, PartHeader received) implements Body {
    @Override
    public RtfBody as(PartHeader header) {
        return new RtfBody(message, header);
    }

    @Override
    public String mimeType() {
        return "text/rtf";
    }

    /**
     * Adds what the RTF body has and the bodies before it do not. RTF that was made of HTML or plain text is nothing of its
     * own. Other RTF goes along behind its plain text, for readers that can show it. Damaged RTF is left out if there is
     * another body.
     */
    static void add(IMessage message, Optional<Integer> codePage, boolean eightBit, List<Body> bodies)
            throws IOException, MapiException {
        RtfForm form;
        try {
            form = formOfWhole(message);
        } catch (IOException e) {
            if (isDamage(e) && !bodies.isEmpty()) {
                return;
            }
            throw e;
        }
        boolean hasHtml = bodies.stream().anyMatch(body -> body.mimeType().equals("text/html"));
        if (form == RtfForm.HTML ? !hasHtml : bodies.isEmpty()) {
            bodies.add(RtfExtract.of(message, form, codePage, eightBit));
        }
        if (form == RtfForm.RTF) {
            bodies.add(new RtfBody(message, PartHeader.NONE));
        }
    }

    /** Reads to the end once, because only there it shows whether the RTF is whole. */
    private static RtfForm formOfWhole(IMessage message) throws IOException, MapiException {
        RtfForm form;
        try (InputStream rtf = open(message)) {
            form = RtfForm.of(rtf);
        }
        try (InputStream rtf = open(message)) {
            RtfText.write(rtf, form, Writer.nullWriter());
        }
        return form;
    }

    private static boolean isDamage(IOException e) {
        return e.getCause() instanceof MapiException mapi && mapi.code() == MapiCode.MAPI_E_CORRUPT_DATA;
    }

    static InputStream open(IMessage message) throws IOException, MapiException {
        return CompressedRtf.open(PropertySource.bytes(message, PR.PR_RTF_COMPRESSED));
    }

    @Override
    public void write(OutputStream out) throws IOException, MapiException {
        HeaderLines header = new HeaderLines();
        received.type(mimeType(), header);
        received.others(header, Set.of());
        header.words("Content-Transfer-Encoding", TransferForm.BASE64.label());
        header.end(out);
        try (OutputStream encoder = TransferForm.BASE64.encoder(out);
                InputStream rtf = open(message)) {
            rtf.transferTo(encoder);
        }
    }
}
