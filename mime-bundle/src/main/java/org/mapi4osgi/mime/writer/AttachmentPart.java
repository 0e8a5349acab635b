// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.reader.ReceivedHeader;
import org.mapi4osgi.tags.PR;

/**
 * An attachment: bytes, or a message.
 *
 * @param message the message that has it
 * @param attachment what describes it
 * @param place where it stands
 * @param writer writes messages inside
 */
record AttachmentPart(IMessage message, AttachmentProps attachment, Place place, MessageWriter writer) implements Part {
    /** Where an attachment stands in its message. */
    enum Place {
        /** Beside the body that shows it. */
        SHOWN,
        /** Behind the bodies. */
        BEHIND_BODY,
        /** In a message without a body. */
        WITHOUT_BODY,
        /** Where it was when the message was received. */
        AS_RECEIVED,
        /** It is all that its message consists of, and shares the message's header. */
        ALONE;

        boolean hasBody() {
            return this == SHOWN || this == BEHIND_BODY || this == AS_RECEIVED;
        }
    }

    private static final int ATTACH_BY_VALUE = 1;

    @Override
    public String mimeType() {
        return attachment.mimeType();
    }

    @Override
    public void write(OutputStream out) throws IOException, MapiException {
        try (IAttach attach = message.openAttach(attachment.number())) {
            HeaderLines header = attachment.header(received(attach), mimeType(), place);
            if (attachment.isMessage()) {
                Multipart.label(header, writer.options().channel());
                header.end(out);
                try (IMessage inside = attach.openProperty(PR.PR_ATTACH_DATA_OBJ, IMessage.IID)) {
                    writer.inside().write(inside, out);
                }
            } else {
                writeData(attach, header, out);
            }
        }
    }

    private ReceivedHeader received(IAttach attach) throws IOException, MapiException {
        return ReceivedHeader.parse(
                PropertySource.string(place == Place.ALONE ? message : attach, PR.PR_TRANSPORT_MESSAGE_HEADERS));
    }

    private void writeData(IAttach attach, HeaderLines header, OutputStream out) throws IOException, MapiException {
        needData(attach);
        TransferForm form = TransferForm.BASE64;
        if (mimeType().startsWith("message/")) {
            // Only the plain form is allowed (RFC 2046, 5.2.1). What is beyond it gets through in base64, or not at
            // all.
            ContentScan scan = new ContentScan();
            copy(attach, new CrlfOutput(scan));
            boolean eightBit = writer.options().channel().eightBit() && scan.isEightBit();
            form = scan.isSevenBit() ? TransferForm.SEVEN_BIT : eightBit ? TransferForm.EIGHT_BIT : form;
        }
        header.words("Content-Transfer-Encoding", form.label());
        header.end(out);
        try (OutputStream encoder = form.encoder(out)) {
            copy(attach, encoder);
        }
    }

    private static void copy(IAttach attach, OutputStream to) throws IOException, MapiException {
        try (InputStream in = PropertySource.bytes(attach, PR.PR_ATTACH_DATA_BIN)) {
            in.transferTo(to);
        }
    }

    /** An attachment that only refers to something, such as a file of the author's machine, is not sent as an empty one. */
    private void needData(IAttach attach) throws MapiException {
        Props props = attach.getProps(PR.PR_ATTACH_DATA_BIN);
        if (attachment.props().get(PR.PR_ATTACH_METHOD).orElse(0) > ATTACH_BY_VALUE
                && !PropertySource.has(props, PR.PR_ATTACH_DATA_BIN)) {
            throw MessageWriter.refused(
                    MapiCode.MAPI_E_NO_SUPPORT,
                    "attachment " + attachment.number() + " ("
                            + attachment.fileName().orElse("no name")
                            + ") has no bytes in the message, only a reference or an OLE object: attach the file"
                            + " itself, or remove the attachment");
        }
    }
}
