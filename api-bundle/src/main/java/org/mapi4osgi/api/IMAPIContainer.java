// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A container: a folder of a message store or a container of an address book. Free-threaded; calls may block as long as
 * the provider does. Reference: imapicontainerimapiprop.
 */
@ConsumerType
public interface IMAPIContainer extends IMAPIProp {
    /** IID_IMAPIContainer. */
    Iid<IMAPIContainer> IID = Iid.mapi(0x0B, IMAPIContainer.class);

    /**
     * Opens the table of the messages or entries (GetContentsTable). The caller closes it. Reference:
     * imapicontainer-getcontentstable.
     *
     * @param flags MAPI_ASSOCIATED lists the associated contents
     * @return the table, dynamic unless it tells otherwise
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the container has no contents
     *     </ul>
     */
    default IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
        throw Unsupported.method("getContentsTable");
    }

    /**
     * Opens the table of the containers within this one (GetHierarchyTable). The caller closes it. Reference:
     * imapicontainer-gethierarchytable.
     *
     * @param flags CONVENIENT_DEPTH lists several levels, with PR_DEPTH 0 for the first (FLD-10)
     * @return the table
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: the container has none within (AB-26)
     *     </ul>
     */
    default IMAPITable getHierarchyTable(HierarchyTableFlag... flags) throws MapiException {
        throw Unsupported.method("getHierarchyTable");
    }

    /**
     * Opens an object within this container (OpenEntry); takes short-term entry IDs of its tables too (EID-03). The
     * caller closes it. Reference: imapicontainer-openentry.
     *
     * @param entryId the object; null opens the top container where the provider allows it
     * @param flags without MAPI_MODIFY or MAPI_BEST_ACCESS the object is for reading only (ROUTE-11)
     * @return the object; its objectType tells what it is
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_FOUND: there is no such object
     *       <li>MAPI_E_UNKNOWN_ENTRYID: the entry ID is not of this provider
     *       <li>MAPI_E_INVALID_ENTRYID: the entry ID is malformed
     *       <li>MAPI_E_NO_ACCESS: MAPI_MODIFY is not granted
     *       <li>MAPI_E_SUBMITTED: MAPI_MODIFY on a submitted message (OUT-04)
     *       <li>MAPI_E_INVALID_PARAMETER: null where the provider has no top container
     *     </ul>
     */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /**
     * Sets what a search folder searches, and starts or stops it (SetSearchCriteria). Reference:
     * imapicontainer-setsearchcriteria, FLD-08.
     *
     * @param restriction what a message must satisfy; null keeps the last one
     * @param containers the folders to search; null keeps the last ones
     * @param flags starts or stops the search
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_INITIALIZED: null for a search that was never set
     *       <li>MAPI_E_TOO_COMPLEX: the restriction is more than the provider can do
     *       <li>MAPI_E_UNKNOWN_FLAGS: STOP_SEARCH together with RESTART_SEARCH
     *       <li>MAPI_E_NO_SUPPORT: not a search folder
     *     </ul>
     */
    default void setSearchCriteria(
            @Nullable Restriction restriction, @Nullable List<EntryId> containers, SearchFlag... flags)
            throws MapiException {
        throw Unsupported.method("setSearchCriteria");
    }

    /**
     * Tells what a search folder searches (GetSearchCriteria). Reference: imapicontainer-getsearchcriteria.
     *
     * @return the criteria
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_INITIALIZED: nothing was set yet
     *       <li>MAPI_E_NO_SUPPORT: not a search folder
     *     </ul>
     */
    default SearchCriteria getSearchCriteria() throws MapiException {
        throw Unsupported.method("getSearchCriteria");
    }
}
