// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session.copy;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ModifyRecipientsFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryColumnsFlag;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.tags.PR;

/** Copies a message with its recipients and attachments, embedded messages included. */
final class MessageCopier {
    private static final int BATCH = 100;
    private static final int ATTACH_EMBEDDED_MSG = 5;

    private MessageCopier() {}

    /** Copies all but the excluded; the destination is not saved. */
    static List<PropProblem> copy(IMessage source, IMessage destination, Excluded excluded, boolean replace)
            throws MapiException {
        List<PropTag<?>> tags = PropertyCopier.copyable(source, excluded);
        List<PropProblem> problems = new ArrayList<>(new PropertyCopier(source, destination, replace).copy(tags));
        if (!excluded.has(PR.PR_MESSAGE_RECIPIENTS)) {
            copyRecipients(source, destination, replace);
        }
        if (!excluded.has(PR.PR_MESSAGE_ATTACHMENTS)) {
            copyAttachments(source, destination);
        }
        return problems;
    }

    static void copyRecipients(IMessage source, IMessage destination, boolean replace) throws MapiException {
        List<Props> recipients = new ArrayList<>();
        for (Props row : rows(source.getRecipientTable())) {
            Props.Builder recipient = Props.builder();
            for (PropValue<?> value : row) {
                if (!value.isError() && value.tag().id() != PR.PR_ROWID.id()) {
                    recipient.put(value);
                }
            }
            recipients.add(recipient.build());
        }
        if (!recipients.isEmpty()) {
            destination.modifyRecipients(replace ? null : ModifyRecipientsFlag.MODRECIP_ADD, recipients);
        }
    }

    static void copyAttachments(IMessage source, IMessage destination) throws MapiException {
        for (Props row : rows(source.getAttachmentTable())) {
            int number = row.get(PR.PR_ATTACH_NUM).orElse(-1);
            try (IAttach from = source.openAttach(number);
                    IAttach to = destination.createAttach()) {
                List<PropTag<?>> tags = PropertyCopier.copyable(from, Excluded.identity());
                new PropertyCopier(from, to, true).copy(tags);
                if (from.getProp(PR.PR_ATTACH_METHOD).orElse(0) == ATTACH_EMBEDDED_MSG) {
                    copyEmbedded(from, to);
                }
                to.saveChanges();
            }
        }
    }

    private static void copyEmbedded(IAttach from, IAttach to) throws MapiException {
        OpenPropertyFlag[] write = {OpenPropertyFlag.MAPI_CREATE, OpenPropertyFlag.MAPI_MODIFY};
        try (IMessage source = from.openProperty(PR.PR_ATTACH_DATA_OBJ, IMessage.IID);
                IMessage destination = to.openProperty(PR.PR_ATTACH_DATA_OBJ, IMessage.IID, write)) {
            copy(source, destination, Excluded.identity(), true);
            destination.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        }
    }

    /** All rows of a table with all their columns; closes the table. */
    static List<Props> rows(IMAPITable table) throws MapiException {
        try (table) {
            table.setColumns(table.queryColumns(QueryColumnsFlag.TBL_ALL_COLUMNS));
            table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
            List<Props> all = new ArrayList<>();
            for (List<Props> rows = table.queryRows(BATCH); !rows.isEmpty(); rows = table.queryRows(BATCH)) {
                all.addAll(rows);
            }
            return all;
        }
    }
}
