// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.tags.PR;

/** What the steps of one run share: the session and what was opened through it. One thread. */
final class Workbench implements AutoCloseable {
    static final String PROFILE = "Demo";

    private final MapiSubsystem mapi;
    private @Nullable IMAPISession session;
    private @Nullable IMsgStore store;
    private @Nullable IAddrBook addressBook;

    Workbench(MapiSubsystem mapi) throws MapiException {
        this.mapi = mapi;
        mapi.mapiInitialize();
    }

    MapiSubsystem mapi() {
        return mapi;
    }

    IMAPISession logon() throws MapiException {
        session = mapi.mapiLogonEx(PROFILE, LogonFlag.MAPI_EXTENDED, LogonFlag.MAPI_NEW_SESSION);
        return session;
    }

    IMAPISession session() {
        return opened(session, "no session");
    }

    IMsgStore openDefaultStore() throws MapiException {
        try (IMAPITable stores = session().getMsgStoresTable()) {
            stores.setColumns(PR.PR_ENTRYID, PR.PR_DEFAULT_STORE, PR.PR_DISPLAY_NAME);
            for (Props row : stores.queryRows(Integer.MAX_VALUE)) {
                if (row.get(PR.PR_DEFAULT_STORE).orElse(false)) {
                    store = session()
                            .openMsgStore(row.entryId(PR.PR_ENTRYID).orElseThrow(), OpenMsgStoreFlag.MDB_WRITE);
                    return store;
                }
            }
        }
        throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the profile has no default store");
    }

    IMsgStore store() {
        return opened(store, "no store");
    }

    IAddrBook openAddressBook() throws MapiException {
        addressBook = session().openAddressBook();
        return addressBook;
    }

    IAddrBook addressBook() {
        return opened(addressBook, "no address book");
    }

    private static <T> T opened(@Nullable T object, String message) {
        if (object == null) {
            throw new IllegalStateException(message);
        }
        return object;
    }

    /** The folder where new mail arrives. */
    IMAPIFolder inbox() throws MapiException {
        EntryId inbox = store().getReceiveFolder(null).entryId();
        return store().openEntry(inbox, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }

    /** A folder that the store names by a property. */
    EntryId folder(PropTag<Binary> tag) throws MapiException {
        return store().getProps(tag).entryId(tag).orElseThrow();
    }

    /** The first message of a folder with that subject; null if there is none. */
    @Nullable
    EntryId find(EntryId folder, String subject) throws MapiException {
        try (IMAPIFolder opened = store().openEntry(folder).queryInterface(IMAPIFolder.IID);
                IMAPITable contents = opened.getContentsTable()) {
            contents.setColumns(PR.PR_ENTRYID);
            contents.restrict(Restriction.equal(PR.PR_SUBJECT, subject));
            List<Props> rows = contents.queryRows(1);
            return rows.isEmpty() ? null : rows.get(0).entryId(PR.PR_ENTRYID).orElseThrow();
        }
    }

    /** What is submitted and has not left. */
    List<Props> queue() throws MapiException {
        try (IMAPITable queue = store().getOutgoingQueue()) {
            return queue.queryRows(Integer.MAX_VALUE);
        }
    }

    int countInbox() throws MapiException {
        try (IMAPIFolder inbox = inbox()) {
            return count(inbox);
        }
    }

    int count(IMAPIFolder folder) throws MapiException {
        return folder.getProp(PR.PR_CONTENT_COUNT).orElse(0);
    }

    /** Ends the session; another may follow. */
    void logoff() throws MapiException {
        closeQuietly(addressBook);
        closeQuietly(store);
        addressBook = null;
        store = null;
        IMAPISession current = session;
        session = null;
        if (current != null) {
            current.logoff();
            current.close();
        }
    }

    @Override
    public void close() throws MapiException {
        logoff();
        mapi.mapiUninitialize();
    }

    private static void closeQuietly(@Nullable IUnknown object) {
        if (object != null) {
            object.close();
        }
    }
}
