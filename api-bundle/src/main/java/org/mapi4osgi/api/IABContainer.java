// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An address book container. PR_CONTAINER_FLAGS tells whether it can be changed. Free-threaded; calls may block as long
 * as the provider does. Reference: iabcontainerimapicontainer.
 */
@ConsumerType
public interface IABContainer extends IMAPIContainer {
    /** IID_IABContainer. */
    Iid<IABContainer> IID = Iid.mapi(0x0D, IABContainer.class);

    @Override
    default ObjectType objectType() {
        return ObjectType.MAPI_ABCONT;
    }

    /**
     * Makes an entry, from a template or from another entry (CreateEntry). It is not in the container until its
     * saveChanges; a duplicate is told there (AB-19). The caller closes it. Reference: iabcontainer-createentry.
     *
     * @param templateId a template of PR_CREATE_TEMPLATES, PR_DEF_CREATE_MAILUSER or PR_DEF_CREATE_DL, or the entry ID
     *     of an entry to copy
     * @param flags how to treat duplicates
     * @return the entry, open for writing
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the container cannot be changed (AB-20)
     *       <li>MAPI_E_UNKNOWN_ENTRYID: no provider has the template (AB-22)
     *       <li>MAPI_E_NO_SUPPORT: the container cannot be changed
     *     </ul>
     */
    default IMAPIProp createEntry(EntryId templateId, CreateEntryFlag... flags) throws MapiException {
        throw Unsupported.method("createEntry");
    }

    /**
     * Copies entries into this container (CopyEntries). Reference: iabcontainer-copyentries.
     *
     * @param entries the entries, of any provider
     * @param uiParam the parent window of dialogs
     * @param progress told of the progress; null for none
     * @param flags how to treat duplicates
     * @return S_OK, or MAPI_W_PARTIAL_COMPLETION if one that is no duplicate could not be copied
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the container cannot be changed
     *       <li>MAPI_E_NO_SUPPORT: the container cannot be changed
     *     </ul>
     */
    default MapiCode copyEntries(
            List<EntryId> entries, UiParam uiParam, @Nullable IMAPIProgress progress, CreateEntryFlag... flags)
            throws MapiException {
        throw Unsupported.method("copyEntries");
    }

    /**
     * Deletes entries of this container (DeleteEntries). Reference: iabcontainer-deleteentries.
     *
     * @param entries the entries
     * @return S_OK, or MAPI_W_PARTIAL_COMPLETION if some are left
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_ACCESS: the container cannot be changed
     *       <li>MAPI_E_NO_SUPPORT: the container cannot be changed
     *     </ul>
     */
    default MapiCode deleteEntries(List<EntryId> entries) throws MapiException {
        throw Unsupported.method("deleteEntries");
    }

    /**
     * Resolves the entries that are marked MAPI_UNRESOLVED (ResolveNames); the others are left as they are (AB-08).
     * Reference: iabcontainer-resolvenames.
     *
     * @param tags the properties that resolved entries get; null for the provider's choice
     * @param names the list and its marks
     * @return the same list: found entries with their properties and MAPI_RESOLVED, those with several matches
     *     unchanged and MAPI_AMBIGUOUS
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the runtime restricts the contents table by PR_ANR instead (AB-09)
     *     </ul>
     */
    default ResolvedNames resolveNames(@Nullable List<? extends PropTag<?>> tags, ResolvedNames names)
            throws MapiException {
        throw Unsupported.method("resolveNames");
    }
}
