// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.mailclient;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.tags.SpoolerTags;

/**
 * What is in the outbox, by subject.
 *
 * @param waiting what is to leave
 * @param aside what the spooler does not touch any more, because too many of its tries broke
 * @param drafts what was not submitted: a kill came between the two saves of submitMessage
 * @param unreported how many of those set aside are addressed to nobody, so that no report comes on them
 */
record OutboxContent(List<String> waiting, List<String> aside, List<String> drafts, int unreported) {
    private static final int MSGFLAG_SUBMIT = 0x4;
    private static final int MSGFLAG_UNSENT = 0x8;

    static OutboxContent read(MailSession session, IMAPIFolder outbox) throws MapiException {
        List<String> waiting = new ArrayList<>();
        List<String> aside = new ArrayList<>();
        List<String> drafts = new ArrayList<>();
        int unreported = 0;
        for (Props row : session.rows(outbox, PR.PR_ENTRYID)) {
            Props message = message(session, row.entryId(PR.PR_ENTRYID).orElseThrow());
            String subject = message.get(PR.PR_SUBJECT).orElse("");
            int flags = message.get(PR.PR_MESSAGE_FLAGS).orElse(0) & (MSGFLAG_SUBMIT | MSGFLAG_UNSENT);
            if (message.get(PR.PR_SPOOLER_STATUS).orElse(0) == SpoolerTags.SPOOLER_SET_ASIDE) {
                aside.add(subject);
                unreported += message.get(PR.PR_DISPLAY_TO).orElse("").contains("@") ? 0 : 1;
            } else if (flags == MSGFLAG_UNSENT) {
                drafts.add(subject);
            } else {
                waiting.add(subject);
            }
        }
        return new OutboxContent(waiting, aside, drafts, unreported);
    }

    private static Props message(MailSession session, EntryId id) throws MapiException {
        try (IMessage message = session.store().openEntry(id).queryInterface(IMessage.IID)) {
            return message.getProps(PR.PR_SUBJECT, PR.PR_DISPLAY_TO, PR.PR_MESSAGE_FLAGS, PR.PR_SPOOLER_STATUS);
        } catch (MapiException e) {
            // It is being sent, or it has just left.
            if (e.code() == MapiCode.MAPI_E_NO_ACCESS || e.code() == MapiCode.MAPI_E_NOT_FOUND) {
                return Props.EMPTY;
            }
            throw e;
        }
    }
}
