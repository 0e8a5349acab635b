// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A session: one client's logon to a profile. */
@ProviderType
public interface IMAPISession extends IUnknown {
    /** IID_IMAPISession. */
    Iid<IMAPISession> IID = Iid.mapi(0x00, IMAPISession.class);

    /** The name of the profile. */
    String profileName();

    /** GetLastError. */
    Optional<MapiError> getLastError(MapiCode code);

    /** GetMsgStoresTable. */
    IMAPITable getMsgStoresTable() throws MapiException;

    /** OpenMsgStore. */
    IMsgStore openMsgStore(UiParam uiParam, EntryId entryId, OpenMsgStoreFlag... flags) throws MapiException;

    /** OpenMsgStore without a parent window. */
    default IMsgStore openMsgStore(EntryId entryId, OpenMsgStoreFlag... flags) throws MapiException {
        return openMsgStore(UiParam.NONE, entryId, flags);
    }

    /** OpenAddressBook. */
    IAddrBook openAddressBook(UiParam uiParam, AddressBookFlag... flags) throws MapiException;

    /** OpenAddressBook without a parent window. */
    default IAddrBook openAddressBook(AddressBookFlag... flags) throws MapiException {
        return openAddressBook(UiParam.NONE, flags);
    }

    /** OpenProfileSection. */
    IProfSect openProfileSection(MapiUid uid, OpenSectionFlag... flags) throws MapiException;

    /** GetStatusTable. */
    IMAPITable getStatusTable() throws MapiException;

    /** OpenEntry. */
    IMAPIProp openEntry(EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /** OpenEntry of an object whose interface is known. */
    default <T extends IUnknown> T openEntry(EntryId entryId, Iid<T> iid, OpenEntryFlag... flags) throws MapiException {
        IMAPIProp object = openEntry(entryId, flags);
        try {
            return object.queryInterface(iid);
        } catch (MapiException e) {
            object.close();
            throw e;
        }
    }

    /** CompareEntryIDs. */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /** Advise: null stands for the session itself. */
    int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException;

    /** Unadvise. */
    void unadvise(int connection) throws MapiException;

    /** EnumAdrTypes. */
    List<String> enumAdrTypes() throws MapiException;

    /** QueryIdentity. */
    Identity queryIdentity() throws MapiException;

    /** SetDefaultStore: null leaves none. */
    void setDefaultStore(DefaultStoreFlag flag, @Nullable EntryId entryId) throws MapiException;

    /** AdminServices. */
    IMsgServiceAdmin adminServices() throws MapiException;

    /** Logoff. */
    void logoff(UiParam uiParam, LogoffFlag... flags) throws MapiException;

    /** Logoff without a parent window. */
    default void logoff(LogoffFlag... flags) throws MapiException {
        logoff(UiParam.NONE, flags);
    }

    /** Releases the session; logs off first if that was not done. Idempotent. */
    @Override
    void close();
}
