// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * What became of a message that has left the queue.
 *
 * @param kind sent or not
 * @param folder where it is; empty if it is nowhere
 */
record Fate(Kind kind, String folder) {
    private static final int MSGFLAG_SUBMIT = 0x4;
    private static final int MSGFLAG_UNSENT = 0x8;

    /** Sent or not. */
    enum Kind {
        /** The spooler is done with it. */
        SENT,
        /** Somebody has taken it out of the queue. */
        TAKEN_OUT,
        /** It is in the queue again: somebody has submitted it anew. */
        SUBMITTED_AGAIN,
        /** It is not in the store any more, or under another entry ID: it tells nothing. */
        UNKNOWN
    }

    static Fate of(IMsgStore store, EntryId id) throws MapiException {
        try (IMessage message = store.openEntry(id).queryInterface(IMessage.IID)) {
            Props props = message.getProps(PR.PR_MESSAGE_FLAGS, PR.PR_PARENT_ENTRYID);
            int flags = props.get(PR.PR_MESSAGE_FLAGS).orElse(0);
            Kind kind = (flags & MSGFLAG_SUBMIT) != 0
                    ? Kind.SUBMITTED_AGAIN
                    : (flags & MSGFLAG_UNSENT) != 0 ? Kind.TAKEN_OUT : Kind.SENT;
            return new Fate(
                    kind, name(store, props.entryId(PR.PR_PARENT_ENTRYID).orElseThrow()));
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NOT_FOUND
                    || e.code() == MapiCode.MAPI_E_OBJECT_DELETED
                    || e.code() == MapiCode.MAPI_E_UNKNOWN_ENTRYID) {
                return new Fate(Kind.UNKNOWN, "");
            }
            throw e;
        }
    }

    private static String name(IMsgStore store, EntryId id) throws MapiException {
        try (IMAPIFolder folder = store.openEntry(id).queryInterface(IMAPIFolder.IID)) {
            return folder.getProp(PR.PR_DISPLAY_NAME).orElse("");
        }
    }
}
