// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The integrated address book of a session. */
@ProviderType
public interface IAddrBook extends IMAPIProp {
    /** IID_IAddrBook. */
    Iid<IAddrBook> IID = Iid.mapi(0x09, IAddrBook.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_ADDRBOOK;
    }

    /** OpenEntry: null opens the root container. */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /** Opens the root container. */
    default IABContainer openRoot(OpenEntryFlag... flags) throws MapiException {
        return openEntry(null, flags).queryInterface(IABContainer.IID);
    }

    /** CompareEntryIDs. */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /** Advise. */
    int advise(EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException;

    /** Unadvise. */
    void unadvise(int connection) throws MapiException;

    /** CreateOneOff. */
    EntryId createOneOff(@Nullable String name, String addressType, String address, OneOffFlag... flags)
            throws MapiException;

    /** NewEntry. */
    EntryId newEntry(UiParam uiParam, @Nullable EntryId container, @Nullable EntryId template) throws MapiException;

    /** ResolveName. */
    ResolvedNames resolveName(UiParam uiParam, @Nullable String title, List<Props> recipients, ResolveNameFlag... flags)
            throws MapiException;

    /** ResolveName without a dialog. */
    default ResolvedNames resolveName(List<Props> recipients) throws MapiException {
        return resolveName(UiParam.NONE, null, recipients);
    }

    /** PrepareRecips. */
    List<Props> prepareRecips(@Nullable List<? extends PropTag<?>> tags, List<Props> recipients) throws MapiException;

    /** GetPAB. */
    Optional<EntryId> getPAB() throws MapiException;

    /** SetPAB. */
    void setPAB(EntryId entryId) throws MapiException;

    /** GetDefaultDir. */
    Optional<EntryId> getDefaultDir() throws MapiException;

    /** SetDefaultDir. */
    void setDefaultDir(EntryId entryId) throws MapiException;

    /** GetSearchPath. */
    List<Props> getSearchPath() throws MapiException;

    /** SetSearchPath. */
    void setSearchPath(List<Props> searchPath) throws MapiException;
}
