// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.List;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** To, Cc and Bcc as rows of a recipient table. */
final class Recipients {
    static final int MAPI_TO = 1;
    private static final int MAPI_CC = 2;
    private static final int MAPI_BCC = 3;
    private static final int DT_MAILUSER = 0;

    private Recipients() {}

    static void put(Header header, IMessage message) throws MapiException {
        put(header, "to", MAPI_TO, message);
        put(header, "cc", MAPI_CC, message);
        put(header, "bcc", MAPI_BCC, message);
    }

    private static void put(Header header, String field, int type, IMessage message) throws MapiException {
        List<Mailbox> all = Addresses.of(header, field);
        for (int start = 0; start < all.size(); start += Limits.RECIPIENT_ROWS) {
            List<Mailbox> some = all.subList(start, Math.min(start + Limits.RECIPIENT_ROWS, all.size()));
            message.modifyRecipients(
                    ModifyRecipientsFlag.MODRECIP_ADD,
                    some.stream().map(mailbox -> row(mailbox, type)).toList());
        }
    }

    static Props row(Mailbox mailbox, int type) {
        return Props.builder()
                .put(PR.PR_RECIPIENT_TYPE, type)
                .put(PR.PR_DISPLAY_NAME, mailbox.name())
                .put(PR.PR_ADDRTYPE, Mailbox.TYPE)
                .put(PR.PR_EMAIL_ADDRESS, mailbox.address())
                .put(PR.PR_SMTP_ADDRESS, mailbox.address())
                .put(PR.PR_ENTRYID, mailbox.entryId().toBinary())
                .put(PR.PR_SEARCH_KEY, mailbox.oneOff().searchKey())
                .put(PR.PR_OBJECT_TYPE, ObjectType.MAPI_MAILUSER.value())
                .put(PR.PR_DISPLAY_TYPE, DT_MAILUSER)
                .put(PR.PR_SEND_RICH_INFO, false)
                .build();
    }
}
