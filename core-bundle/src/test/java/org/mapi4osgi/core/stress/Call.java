// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.stress;

import java.util.Map;
import org.mapi4osgi.api.MapiCode;

/** What is called, and what may be answered but success, with the clause that allows it. */
enum Call {
    OPEN_MSG_STORE("IMAPISession.openMsgStore"),
    STORE_PROPS("IMsgStore.getProps"),
    STORE_OPEN_ENTRY("IMsgStore.openEntry"),
    STORE_ADVISE("IMsgStore.advise"),
    STORE_UNADVISE("IMsgStore.unadvise"),

    /** The store may have been closed by those who had it open. */
    OPEN_ENTRY("IMAPISession.openEntry", MapiCode.MAPI_E_UNKNOWN_ENTRYID, "ROUTE-06"),
    OPEN_STORE_ENTRY("IMAPISession.openEntry of a store"),
    COMPARE("IMAPISession.compareEntryIDs", MapiCode.MAPI_E_UNKNOWN_ENTRYID, "ROUTE-14"),
    ADVISE("IMAPISession.advise", MapiCode.MAPI_E_UNKNOWN_ENTRYID, "ROUTE-06"),
    ADVISE_SESSION("IMAPISession.advise without entry ID"),
    UNADVISE("IMAPISession.unadvise"),

    /** An object that was opened through the session lives no longer than its store. */
    OBJECT_PROPS("IMAPIProp.getProps", MapiCode.MAPI_E_INVALID_OBJECT, "SHUT-11"),
    CONTENTS_TABLE("IMAPIFolder.getContentsTable", MapiCode.MAPI_E_INVALID_OBJECT, "SHUT-11"),
    FOLDER_ROWS("IMAPITable.queryRows of a folder", MapiCode.MAPI_E_INVALID_OBJECT, "SHUT-11"),

    OPEN_ADDRESS_BOOK("IMAPISession.openAddressBook"),
    BOOK_OPEN_ENTRY("IAddrBook.openEntry"),
    BOOK_TABLE("IABContainer.getHierarchyTable and getContentsTable"),
    BOOK_ROWS("IMAPITable.queryRows of an address book"),
    STORES_TABLE("IMAPISession.getMsgStoresTable"),
    STATUS_TABLE("IMAPISession.getStatusTable"),
    SESSION_ROWS("IMAPITable.queryRows of the session");

    private final String title;
    private final Map<MapiCode, String> allowed;

    Call(String title) {
        this.title = title;
        allowed = Map.of();
    }

    Call(String title, MapiCode code, String clause) {
        this.title = title;
        allowed = Map.of(code, clause);
    }

    String title() {
        return title;
    }

    boolean allows(MapiCode code) {
        return code == MapiCode.S_OK || allowed.containsKey(code);
    }

    /** The clause that allows a code; empty for success. */
    String clause(MapiCode code) {
        return allowed.getOrDefault(code, "");
    }
}
