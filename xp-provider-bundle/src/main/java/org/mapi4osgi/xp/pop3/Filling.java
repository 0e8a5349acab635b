// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.pop3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.IConverterSession;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.net.Spool;

/**
 * Fills a message from a mail. A mail that cannot be read at all arrives nevertheless: as an attachment to a message that
 * says so.
 */
final class Filling {
    /** What the converter says of a mail that is none, or beyond what it holds. */
    private static final Set<MapiCode> UNREADABLE =
            Set.of(MapiCode.MAPI_E_CORRUPT_DATA, MapiCode.MAPI_E_TOO_BIG, MapiCode.MAPI_E_TOO_COMPLEX);

    private static final int ATTACH_BY_VALUE = 1;

    private final IConverterSession converter;

    Filling(IConverterSession converter) {
        this.converter = converter;
    }

    /**
     * Fills a message.
     *
     * @param readable false if reading the mail has ended badly before
     */
    void fill(IMessage message, Spool mail, boolean readable) throws MapiException, IOException {
        String reason = "reading it ended badly several times";
        if (readable) {
            try (InputStream in = mail.read()) {
                converter.mimeToMAPI(in, message);
                return;
            } catch (MapiException e) {
                if (!UNREADABLE.contains(e.code())) {
                    throw e;
                }
                reason = String.valueOf(e.getMessage());
            } catch (RuntimeException | StackOverflowError e) {
                reason = "a defect of the converter: " + e;
            }
        }
        empty(message);
        attach(message, mail, reason);
    }

    private static void empty(IMessage message) throws MapiException {
        List<Integer> numbers = new ArrayList<>();
        try (IMAPITable table = message.getAttachmentTable()) {
            table.setColumns(PR.PR_ATTACH_NUM);
            for (List<Props> rows = table.queryRows(100); !rows.isEmpty(); rows = table.queryRows(100)) {
                rows.forEach(row -> row.get(PR.PR_ATTACH_NUM).ifPresent(numbers::add));
            }
        }
        for (int number : numbers) {
            message.deleteAttach(number);
        }
        message.modifyRecipients(null, List.of());
        message.deleteProps(message.getPropList());
    }

    private static void attach(IMessage message, Spool mail, String reason) throws MapiException, IOException {
        message.setProps(Props.builder()
                .put(PR.PR_MESSAGE_CLASS, "IPM.Note")
                .put(PR.PR_SUBJECT, "A mail that cannot be read")
                .put(PR.PR_BODY, "A mail arrived that cannot be read. It is attached as it came.\r\n\r\n" + reason)
                .build());
        try (IAttach attach = message.createAttach()) {
            attach.setProps(Props.builder()
                    .put(PR.PR_ATTACH_METHOD, ATTACH_BY_VALUE)
                    .put(PR.PR_ATTACH_LONG_FILENAME, "mail.eml")
                    .put(PR.PR_ATTACH_FILENAME, "mail.eml")
                    .put(PR.PR_ATTACH_MIME_TAG, "application/octet-stream")
                    .build());
            IStream stream = attach.openProperty(
                    PR.PR_ATTACH_DATA_BIN, IStream.IID, OpenPropertyFlag.MAPI_CREATE, OpenPropertyFlag.MAPI_MODIFY);
            try (OutputStream out = stream.outputStream();
                    InputStream in = mail.read()) {
                in.transferTo(out);
            }
            attach.saveChanges();
        }
    }
}
