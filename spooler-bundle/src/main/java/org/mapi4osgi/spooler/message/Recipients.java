// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.message;

import java.util.List;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryColumnsFlag;
import org.mapi4osgi.tags.PR;

/** Rows of recipients. */
public final class Recipients {
    private static final List<PropTag<String>> ADDRESS = List.of(PR.PR_ADDRTYPE, PR.PR_EMAIL_ADDRESS);

    private Recipients() {}

    /**
     * Reads all that is known of a message's recipients, so that a row can be written back whole.
     *
     * @param message the message
     * @return the rows, in the order of the table
     */
    public static List<Props> read(IMessage message) throws MapiException {
        try (IMAPITable table = message.getRecipientTable()) {
            table.setColumns(table.queryColumns(QueryColumnsFlag.TBL_ALL_COLUMNS));
            return Rows.all(table).stream().map(Recipients::values).toList();
        }
    }

    private static Props values(Props row) {
        Props.Builder values = Props.builder();
        for (PropValue<?> value : row) {
            if (!value.isError()) {
                values.put(value);
            }
        }
        return values.build();
    }

    /**
     * PR_ROWID.
     *
     * @param row a row
     * @return the number, -1 if the row has none
     */
    public static int rowId(Props row) {
        return row.get(PR.PR_ROWID).orElse(-1);
    }

    /**
     * Whether somebody has sent to the recipient, or said that nobody can.
     *
     * @param row the recipient's row
     * @return PR_RESPONSIBILITY
     */
    public static boolean isTaken(Props row) {
        return row.get(PR.PR_RESPONSIBILITY).orElse(false);
    }

    /**
     * Finds a recipient of whom a row tells, by PR_ROWID, else by the address, else by the entry ID.
     *
     * @param recipients the message's recipients
     * @param row what somebody tells of one of them
     * @return its PR_ROWID, -1 if it is none of them
     */
    public static int find(List<Props> recipients, Props row) {
        for (Props recipient : recipients) {
            if (row.has(PR.PR_ROWID) && rowId(recipient) == rowId(row)) {
                return rowId(row);
            }
        }
        for (Props recipient : recipients) {
            boolean sameAddress = row.has(PR.PR_EMAIL_ADDRESS)
                    && ADDRESS.stream().allMatch(tag -> recipient.get(tag).equals(row.get(tag)));
            boolean sameId =
                    row.has(PR.PR_ENTRYID) && recipient.get(PR.PR_ENTRYID).equals(row.get(PR.PR_ENTRYID));
            if (sameAddress || sameId) {
                return rowId(recipient);
            }
        }
        return -1;
    }
}
