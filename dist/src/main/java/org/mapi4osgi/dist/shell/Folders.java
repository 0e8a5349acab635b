// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.HierarchyTableFlag;
import org.mapi4osgi.api.IMAPIContainer;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;

/** Finds folders by the path that a person types, {@code Inbox/Lists/mapi}, below the IPM subtree. */
final class Folders {
    private Folders() {}

    static IMAPIFolder open(IMsgStore store, String path, OpenEntryFlag... flags) throws MapiException {
        EntryId current = subtree(store);
        for (String name : path.split("/")) {
            if (!name.isEmpty()) {
                current = child(store, current, name, path);
            }
        }
        return store.openEntry(current, flags).queryInterface(IMAPIFolder.IID);
    }

    static EntryId subtree(IMsgStore store) throws MapiException {
        return special(store, PR.PR_IPM_SUBTREE_ENTRYID, "folder for messages");
    }

    /** A folder that the store names by a property. */
    static EntryId special(IMsgStore store, PropTag<Binary> tag, String what) throws MapiException {
        return store.getProps(tag)
                .entryId(tag)
                .orElseThrow(() -> new MapiException(
                        MapiCode.MAPI_E_NOT_FOUND, "the message store has no " + what + ": stores lists the stores"));
    }

    private static EntryId child(IMsgStore store, EntryId parent, String name, String path) throws MapiException {
        try (IMAPIContainer folder = store.openEntry(parent).queryInterface(IMAPIContainer.IID);
                IMAPITable children = folder.getHierarchyTable()) {
            children.setColumns(PR.PR_ENTRYID, PR.PR_DISPLAY_NAME);
            children.restrict(Restriction.startsWith(PR.PR_DISPLAY_NAME, name));
            for (Props row : children.queryRows(Math.max(1, children.getRowCount()))) {
                if (row.get(PR.PR_DISPLAY_NAME).orElse("").equalsIgnoreCase(name)) {
                    return row.entryId(PR.PR_ENTRYID).orElseThrow();
                }
            }
        }
        String where = name.equals(path) ? "" : " of the path " + path;
        throw new MapiException(
                MapiCode.MAPI_E_NOT_FOUND, "there is no folder " + name + where + ": folders lists them");
    }

    /** All folders below the IPM subtree, in tree order, with PR_DEPTH. */
    static IMAPITable tree(IMAPIContainer root) throws MapiException {
        IMAPITable tree = root.getHierarchyTable(HierarchyTableFlag.CONVENIENT_DEPTH);
        tree.setColumns(PR.PR_DISPLAY_NAME, PR.PR_DEPTH, PR.PR_CONTENT_COUNT, PR.PR_CONTENT_UNREAD, PR.PR_ENTRYID);
        return tree;
    }
}
