// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** To, Cc and Bcc as rows of a recipient table. */
final class Recipients {
    private static final int MAPI_TO = 1;
    private static final int MAPI_CC = 2;
    private static final int MAPI_BCC = 3;
    private static final int DT_MAILUSER = 0;

    private Recipients() {}

    static List<Props> of(Header header) {
        List<Props> rows = new ArrayList<>();
        add(header, "to", MAPI_TO, rows);
        add(header, "cc", MAPI_CC, rows);
        add(header, "bcc", MAPI_BCC, rows);
        return rows;
    }

    private static void add(Header header, String field, int type, List<Props> rows) {
        for (Mailbox mailbox : Addresses.of(header, field)) {
            rows.add(Props.builder()
                    .put(PR.PR_RECIPIENT_TYPE, type)
                    .put(PR.PR_DISPLAY_NAME, mailbox.name())
                    .put(PR.PR_ADDRTYPE, Mailbox.TYPE)
                    .put(PR.PR_EMAIL_ADDRESS, mailbox.address())
                    .put(PR.PR_SMTP_ADDRESS, mailbox.address())
                    .put(PR.PR_ENTRYID, mailbox.entryId())
                    .put(PR.PR_SEARCH_KEY, mailbox.searchKey())
                    .put(PR.PR_OBJECT_TYPE, ObjectType.MAPI_MAILUSER.value())
                    .put(PR.PR_DISPLAY_TYPE, DT_MAILUSER)
                    .put(PR.PR_SEND_RICH_INFO, false)
                    .build());
        }
    }
}
