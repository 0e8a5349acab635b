// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.props.BinarySink;
import org.mapi4osgi.mime.props.PropSetter;
import org.mapi4osgi.mime.reader.Attachment.Place;
import org.mapi4osgi.tags.PR;

/** Makes MAPI messages of what the reader meets: keeps the messages and multiparts that are open, and the limits. */
final class Assembly implements AutoCloseable {
    private static final Set<String> PKCS7 = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");

    private static final PartDescriptor PLAIN_TEXT = PartDescriptor.of(new Header(), false);

    /** More than what a part without any content is made of, in bytes. */
    private static final int BLANK_PART = 64;

    private final Deque<MessageLevel> levels = new ArrayDeque<>();
    private int nesting;
    private int parts;

    /** While the inside of a signed entity is read: it is kept whole beside what it gives. */
    private @Nullable Signed signed;

    private record Signed(Attachment attachment, BinarySink entity, boolean alone) {}

    Assembly(IMessage message) {
        levels.add(new MessageLevel(message, null));
    }

    /** The message that the current one is embedded in, or itself. */
    private MessageLevel outer() {
        Iterator<MessageLevel> inward = levels.descendingIterator();
        MessageLevel innermost = inward.next();
        return inward.hasNext() ? inward.next() : innermost;
    }

    private MessageLevel level() {
        return levels.getLast();
    }

    void header(PartDescriptor part) throws IOException, MapiException {
        Header header = part.header();
        if (levels.size() == 1 && !MailFields.isMail(header)) {
            throw Limits.refused(
                    MapiCode.MAPI_E_CORRUPT_DATA,
                    "this is no mail: it begins without any header field of a mail, such as From, Date or Subject");
        }
        IMessage message = level().message();
        PropSetter.set(message, HeaderProps.of(header));
        PropSetter.setText(message, PR.PR_TRANSPORT_MESSAGE_HEADERS, header.asReceived());
        NamedHeaders.put(header, message);
        Recipients.put(header, message);
        level().named(header.text("subject").orElse(""));
        @Nullable ReportReader around = outer().report();
        if (around != null && levels.size() > 1) {
            around.original(header);
        }
    }

    /** Whether a part that has parts is kept in one piece: because it is signed, nested too deep, or of no interest. */
    boolean keepsWhole(PartDescriptor part) {
        return nesting >= Limits.NESTING || isSigned(part) || readsForBodies() && part.isMessage();
    }

    /** Whether the message consists of a signed entity, which is being read: its parts become no attachments. */
    private boolean readsForBodies() {
        return signed != null && signed.alone;
    }

    /** Whether the part is a signed entity, which must stay in one piece. Inside one that does it anyway. */
    boolean isSigned(PartDescriptor part) {
        return signed == null && part.getMimeType().equals("multipart/signed");
    }

    boolean inDigest() {
        Multipart parent = level().multiparts().peekLast();
        return parent != null && parent.is("digest");
    }

    void startMultipart(PartDescriptor part) {
        nesting++;
        if (level().multiparts().isEmpty() && part.getSubType().equals("report")) {
            level().startReport();
        }
        level().multiparts().addLast(new Multipart(part));
        level().skeleton().startMultipart(part.header());
    }

    void preamble(InputStream text) throws IOException, MapiException {
        byte[] start = text.readNBytes(Limits.PREAMBLE);
        if (start.length < Limits.PREAMBLE) {
            level().multiparts().getLast().setPreamble(start);
        } else {
            // Nobody writes so much for readers without MIME: the boundary must be wrong.
            leaf(PLAIN_TEXT, new SequenceInputStream(new ByteArrayInputStream(start), text));
        }
    }

    void startPart() throws IOException {
        count();
        level().multiparts().getLast().partBegins();
    }

    void endMultipart() throws IOException, MapiException {
        byte[] orphaned = level().multiparts().getLast().orphanedText();
        if (orphaned.length > 0) {
            level().skeleton().dropMultipart();
            leaf(PLAIN_TEXT, new ByteArrayInputStream(orphaned));
        } else {
            level().skeleton().end();
        }
        level().multiparts().removeLast();
        nesting--;
    }

    void startEmbedded(PartDescriptor part) throws IOException, MapiException {
        count();
        Attachment attachment = attachment(part, true);
        try {
            levels.addLast(new MessageLevel(attachment.openEmbedded(), attachment));
        } catch (MapiException e) {
            attachment.close();
            throw e;
        }
        nesting++;
    }

    void endMessage() throws IOException, MapiException {
        try (MessageLevel level = level()) {
            level.finish();
        } finally {
            levels.removeLast();
        }
        nesting--;
    }

    /** A part that has no parts, decoded. */
    void leaf(PartDescriptor part, InputStream decoded) throws IOException, MapiException {
        InputStream content = decoded;
        if (part.header().isEmpty() && !level().multiparts().isEmpty()) {
            // Between doubled boundaries, and after a last one that is not marked as such, there is nothing.
            byte[] start = decoded.readNBytes(BLANK_PART);
            String text = new String(start, StandardCharsets.ISO_8859_1);
            if (start.length < BLANK_PART && text.isBlank()) {
                level().skeleton().blank(text);
                return;
            }
            content = new SequenceInputStream(new ByteArrayInputStream(start), decoded);
        }
        @Nullable ReportReader report = level().report();
        if (report != null) {
            content = report.look(part, content);
        }
        boolean fits = true;
        if (part.getMimeType().equals(RtfContent.MIME_TYPE)) {
            RtfContent rtf = RtfContent.of(content);
            content = rtf.stream();
            fits = rtf.fits();
        }
        if (fits && level().choice().claim(part, level().multiparts())) {
            level().bodies().write(part, content);
            level().skeleton().body(part.getMimeType(), part.header());
        } else if (!readsForBodies() && Winmail.isOne(part)) {
            level().keep(winmail(part, content));
        } else if (!readsForBodies()) {
            try (Attachment attachment = attachment(part, false)) {
                attachment.writeData(content);
                attachment.save();
            }
            if (PKCS7.contains(part.getMimeType()) && level().multiparts().isEmpty()) {
                PropSetter.set(level().message(), Props.of(PR.PR_MESSAGE_CLASS, "IPM.Note.SMIME"));
            }
        }
    }

    private Winmail winmail(PartDescriptor part, InputStream content) throws IOException, MapiException {
        Attachment attachment = attachment(part, false);
        try {
            return new Winmail(attachment, attachment.writeEntity(new byte[0], content));
        } catch (IOException | MapiException e) {
            attachment.close();
            throw e;
        }
    }

    /** A new attachment in the place of a part. */
    private Attachment attachment(PartDescriptor part, boolean embedded) throws IOException, MapiException {
        Attachment attachment = Attachment.create(level().message());
        try {
            int number = level().nextAttachment();
            attachment.describe(part, number, place(part, embedded));
            level().skeleton().attached(number);
            return attachment;
        } catch (IOException | MapiException e) {
            attachment.close();
            throw e;
        }
    }

    private Place place(PartDescriptor part, boolean embedded) {
        Deque<Multipart> around = level().multiparts();
        boolean inline = around.stream().anyMatch(m -> m.is("related"))
                && (part.contentId().isPresent() || part.contentLocation().isPresent());
        boolean shown =
                inline && part.contentId().filter(level().bodies()::show).isPresent();
        return new Place(embedded, inline, shown, around.isEmpty());
    }

    /**
     * Keeps a signed entity byte for byte as an attachment, and gives it back to be read. If the message consists of it,
     * it is the only attachment, as MS-OXOSMIME 2.1.3.1 wants it; else a hidden one beside those that it consists of.
     */
    InputStream signed(PartDescriptor part, InputStream body) throws IOException, MapiException {
        MessageLevel level = level();
        boolean alone = level.multiparts().isEmpty();
        if (alone) {
            PropSetter.set(level.message(), Props.of(PR.PR_MESSAGE_CLASS, "IPM.Note.SMIME.MultipartSigned"));
        }
        Attachment attachment = Attachment.create(level.message());
        try {
            int number = level.nextAttachment();
            attachment.describe(part, number, new Place(false, false, !alone, alone));
            level.skeleton().startSigned(number);
            BinarySink entity = attachment.writeEntity(part.header().ofContent(), body);
            signed = new Signed(attachment, entity, alone);
            return entity.reopen();
        } catch (IOException | MapiException e) {
            attachment.close();
            throw e;
        }
    }

    void endSigned() throws MapiException {
        Signed done = signed;
        if (done != null) {
            signed = null;
            level().skeleton().end();
            try (Attachment attachment = done.attachment) {
                done.entity.close();
                attachment.save();
            }
        }
    }

    private void count() throws IOException {
        if (++parts > Limits.PARTS) {
            throw new IOException(Limits.refused(
                    MapiCode.MAPI_E_TOO_COMPLEX,
                    "this mail has more than " + Limits.PARTS + " parts, so that it is not read; split it"));
        }
    }

    @Override
    public void close() {
        if (signed != null) {
            signed.entity.close();
            signed.attachment.close();
        }
        levels.descendingIterator().forEachRemaining(MessageLevel::close);
    }
}
