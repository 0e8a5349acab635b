// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.io.IOException;
import java.io.InputStream;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.props.BinarySink;
import org.mapi4osgi.mime.props.PropSetter;
import org.mapi4osgi.tags.PR;

/** An attachment that is being made: MS-OXCMAIL 2.2.3.4. Saved only by {@link #save}. */
final class Attachment implements AutoCloseable {
    private static final int ATTACH_BY_VALUE = 1;
    private static final int ATTACH_EMBEDDED_MSG = 5;
    private static final int ATT_MHTML_REF = 4;
    private static final Binary OID_MIMETAG = Binary.ofHex("2A864886F714030A04");

    private final IAttach attach;
    private boolean hasName;

    private Attachment(IAttach attach) {
        this.attach = attach;
    }

    static Attachment create(IMessage message) throws MapiException {
        return new Attachment(message.createAttach());
    }

    /**
     * Where the part stands.
     *
     * @param embedded it is a message, to be read as one
     * @param inline it belongs to a body that can refer to it
     * @param shown the HTML body does refer to it
     * @param alone it is all that its message has, and shares the message's header
     */
    record Place(boolean embedded, boolean inline, boolean shown, boolean alone) {}

    /** Describes the part. {@code number} names it if the mail does not. */
    void describe(PartDescriptor part, int number, Place place) throws IOException, MapiException {
        AttachmentName name = AttachmentName.of(part, number);
        hasName = name.sent().isPresent();
        Props.Builder props = Props.builder()
                .put(PR.PR_ATTACH_METHOD, place.embedded() ? ATTACH_EMBEDDED_MSG : ATTACH_BY_VALUE)
                .put(PR.PR_RENDERING_POSITION, -1)
                .put(PR.PR_ATTACH_MIME_SEQUENCE, number)
                .put(PR.PR_ATTACH_MIME_TAG, part.getMimeType())
                .put(PR.PR_ATTACH_TAG, OID_MIMETAG)
                .put(PR.PR_DISPLAY_NAME, name.shown())
                .put(PR.PR_ATTACH_FILENAME, name.shortForm())
                .put(PR.PR_ATTACH_EXTENSION, name.extension())
                .put(PR.PR_ATTACH_FLAGS, place.inline() ? ATT_MHTML_REF : 0)
                .put(PR.PR_ATTACHMENT_HIDDEN, place.shown());
        name.sent().ifPresent(sent -> props.put(PR.PR_ATTACH_LONG_FILENAME, sent));
        part.contentId().ifPresent(id -> props.put(PR.PR_ATTACH_CONTENT_ID, id));
        part.contentLocation().ifPresent(url -> props.put(PR.PR_ATTACH_CONTENT_LOCATION, url));
        if (!part.disposition().isEmpty()) {
            props.put(PR.PR_ATTACH_DISPOSITION, part.disposition());
        }
        PropSetter.set(attach, props.build());
        if (!place.alone()) {
            // The rest of the part's header, such as its character set, has no property of its own.
            PropSetter.setText(
                    attach, PR.PR_TRANSPORT_MESSAGE_HEADERS, part.header().asReceived());
        }
    }

    /** Shows an embedded message that comes without a file name by its subject. */
    void setTitle(String subject) throws MapiException {
        if (!hasName) {
            PropSetter.set(attach, Props.of(PR.PR_DISPLAY_NAME, subject));
        }
    }

    void writeData(InputStream content) throws IOException, MapiException {
        writeEntity(new byte[0], content).close();
    }

    /** Says something of the attachment that is not in the mail. */
    void setComment(String comment) throws MapiException {
        PropSetter.set(attach, Props.of(PR.PR_COMMENT, comment));
    }

    IMessage openEmbedded() throws MapiException {
        return attach.openProperty(
                PR.PR_ATTACH_DATA_OBJ, IMessage.IID, OpenPropertyFlag.MAPI_MODIFY, OpenPropertyFlag.MAPI_CREATE);
    }

    /** Writes content with a header of its own, if any, and gives it back to be read. */
    BinarySink writeEntity(byte[] header, InputStream body) throws IOException, MapiException {
        BinarySink sink = new BinarySink(attach, PR.PR_ATTACH_DATA_BIN);
        try {
            sink.write(header);
            body.transferTo(sink);
            sink.finish();
            return sink;
        } catch (IOException | MapiException e) {
            sink.close();
            throw e;
        }
    }

    void save() throws MapiException {
        attach.saveChanges();
    }

    @Override
    public void close() {
        attach.close();
    }
}
