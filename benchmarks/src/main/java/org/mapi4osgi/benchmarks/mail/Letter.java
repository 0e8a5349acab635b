// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.benchmarks.store.Mail;
import org.mapi4osgi.tags.PR;

/** One and the same letter as MAPI has it and as Angus Mail has it. */
final class Letter {
    static final String SENDER = "writer@example.org";
    static final String RECIPIENT = "reader@example.net";

    private static final String RECIPIENT_NAME = "The Reader";
    private static final String FILE = "figures.bin";

    private final Mail mail;
    private final byte[] attachment;

    /** No attachment if it has no bytes. */
    Letter(Mail mail, int attachment) {
        this.mail = mail;
        this.attachment = new byte[attachment];
        new Random(attachment).nextBytes(this.attachment);
    }

    /** Makes a message of it, which is not saved. */
    IMessage in(IMAPIFolder folder) throws MapiException, IOException {
        IMessage message = folder.createMessage();
        message.setProps(mail.all());
        message.modifyRecipients(
                ModifyRecipientsFlag.MODRECIP_ADD,
                List.of(Props.builder()
                        .put(PR.PR_RECIPIENT_TYPE, 1)
                        .put(PR.PR_DISPLAY_NAME, RECIPIENT_NAME)
                        .put(PR.PR_ADDRTYPE, "SMTP")
                        .put(PR.PR_EMAIL_ADDRESS, RECIPIENT)
                        .build()));
        if (attachment.length > 0) {
            attach(message);
        }
        return message;
    }

    private void attach(IMessage message) throws MapiException, IOException {
        try (IAttach attach = message.createAttach()) {
            attach.setProps(Props.builder()
                    .put(PR.PR_ATTACH_METHOD, 1)
                    .put(PR.PR_ATTACH_LONG_FILENAME, FILE)
                    .put(PR.PR_ATTACH_MIME_TAG, "application/octet-stream")
                    .build());
            IStream stream = attach.openProperty(
                    PR.PR_ATTACH_DATA_BIN, IStream.IID, OpenPropertyFlag.MAPI_CREATE, OpenPropertyFlag.MAPI_MODIFY);
            try (OutputStream out = stream.outputStream()) {
                out.write(attachment);
            }
            attach.saveChanges();
        }
    }

    /** Builds Angus Mail's message of it, with the fields that ours has. */
    MimeMessage bare(Session session) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(
                mail.get(PR.PR_SENT_REPRESENTING_EMAIL_ADDRESS), mail.get(PR.PR_SENT_REPRESENTING_NAME)));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(RECIPIENT, RECIPIENT_NAME));
        message.setSubject(mail.get(PR.PR_SUBJECT), "UTF-8");
        message.setSentDate(Date.from(mail.get(PR.PR_CLIENT_SUBMIT_TIME)));
        if (attachment.length == 0) {
            message.setText(mail.body(), "UTF-8");
        } else {
            MimeBodyPart text = new MimeBodyPart();
            text.setText(mail.body(), "UTF-8");
            MimeBodyPart file = new MimeBodyPart();
            file.setDataHandler(new jakarta.activation.DataHandler(
                    new ByteArrayDataSource(attachment, "application/octet-stream")));
            file.setFileName(FILE);
            message.setContent(new MimeMultipart(text, file));
        }
        message.saveChanges();
        message.setHeader("Message-ID", mail.get(PR.PR_INTERNET_MESSAGE_ID));
        message.setHeader(
                "Thread-Index",
                Base64.getEncoder()
                        .encodeToString(mail.get(PR.PR_CONVERSATION_INDEX).toBytes()));
        return message;
    }
}
