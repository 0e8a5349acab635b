// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.pop3.DeliveredCheck;

/** Looks for a message by PR_SEARCH_KEY in the folder in which the new one is to be. */
final class ReceivedBefore implements DeliveredCheck {
    private final IMAPISupport support;

    ReceivedBefore(IMAPISupport support) {
        this.support = support;
    }

    @Override
    public boolean isThere(IMessage message, Binary searchKey) throws MapiException {
        EntryId parent = message.getProps(PR.PR_PARENT_ENTRYID)
                .entryId(PR.PR_PARENT_ENTRYID)
                .orElse(null);
        if (parent == null) {
            return false; // a store that does not tell where its new messages are cannot be asked
        }
        try (IMAPIProp object = support.openEntry(parent);
                IMAPIFolder folder = object.queryInterface(IMAPIFolder.IID);
                IMAPITable table = folder.getContentsTable()) {
            table.setColumns(PR.PR_SEARCH_KEY);
            table.findRow(Restriction.equal(PR.PR_SEARCH_KEY, searchKey), Bookmark.BOOKMARK_BEGINNING);
            return true;
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
