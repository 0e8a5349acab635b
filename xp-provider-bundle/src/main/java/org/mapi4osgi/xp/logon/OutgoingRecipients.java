// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryColumnsFlag;
import org.mapi4osgi.tags.PR;

/** The recipients of a message that are this transport's to serve. */
final class OutgoingRecipients {
    /** The recipient is one of a message that is sent once more, and got it the first time. */
    private static final int MAPI_P1 = 0x10000000;

    private static final int ROWS = 500;

    private OutgoingRecipients() {}

    /** The rows with PR_RESPONSIBILITY FALSE and the address type SMTP, with all their columns (OUT-13, OUT-19). */
    static List<Props> of(IMessage message) throws MapiException {
        List<Props> mine = new ArrayList<>();
        try (IMAPITable table = message.getRecipientTable()) {
            table.setColumns(table.queryColumns(QueryColumnsFlag.TBL_ALL_COLUMNS));
            for (List<Props> rows = table.queryRows(ROWS); !rows.isEmpty(); rows = table.queryRows(ROWS)) {
                rows.stream()
                        .filter(OutgoingRecipients::isMine)
                        .map(OutgoingRecipients::present)
                        .forEach(mine::add);
            }
        }
        return mine;
    }

    private static boolean isMine(Props row) {
        return !row.get(PR.PR_RESPONSIBILITY).orElse(false)
                && row.get(PR.PR_ADDRTYPE).orElse("").equals(Identity.SMTP)
                && (row.get(PR.PR_RECIPIENT_TYPE).orElse(1) & MAPI_P1) == 0;
    }

    private static Props present(Props row) {
        Props.Builder present = Props.builder();
        for (PropValue<?> value : row) {
            if (!value.isError()) {
                present.put(value);
            }
        }
        return present.build();
    }

    static String address(Props row) {
        return row.get(PR.PR_EMAIL_ADDRESS).orElse("");
    }

    /** Takes the responsibility for recipients; the message is not saved. */
    static void take(IMessage message, List<Props> rows) throws MapiException {
        message.modifyRecipients(
                ModifyRecipientsFlag.MODRECIP_MODIFY,
                rows.stream().map(row -> row.with(PR.PR_RESPONSIBILITY, true)).toList());
    }
}
