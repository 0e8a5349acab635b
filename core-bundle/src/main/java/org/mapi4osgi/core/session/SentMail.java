// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** DoSentMail: moves a message that was sent to where its sender wants it, or deletes it. */
final class SentMail {
    private SentMail() {}

    static void dispose(Session session, Client client, IMessage message) throws MapiException {
        Props props = message.getProps(
                PR.PR_ENTRYID, PR.PR_PARENT_ENTRYID, PR.PR_SENTMAIL_ENTRYID, PR.PR_DELETE_AFTER_SUBMIT);
        Optional<EntryId> target = props.entryId(PR.PR_SENTMAIL_ENTRYID);
        boolean delete = props.get(PR.PR_DELETE_AFTER_SUBMIT).orElse(false);
        if (target.isEmpty() && !delete) {
            return;
        }
        List<EntryId> sent = List.of(id(props, PR.PR_ENTRYID));
        try (IMAPIFolder parent = folder(session, client, id(props, PR.PR_PARENT_ENTRYID))) {
            if (target.isEmpty()) {
                parent.deleteMessages(sent);
                return;
            }
            try (IMAPIFolder moved = folder(session, client, target.get())) {
                parent.copyMessages(CopyMessagesRequest.of(sent, moved, CopyMessagesFlag.MESSAGE_MOVE));
            }
        }
    }

    private static EntryId id(Props props, PropTag<Binary> tag) throws MapiException {
        return props.entryId(tag)
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND, "the sent message has no " + tag + "; it stays where it is"));
    }

    private static IMAPIFolder folder(Session session, Client client, EntryId id) throws MapiException {
        return session.entries()
                .openEntry(client, id, OpenEntryFlag.MAPI_MODIFY)
                .queryInterface(IMAPIFolder.IID);
    }
}
