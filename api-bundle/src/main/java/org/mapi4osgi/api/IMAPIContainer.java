// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A folder or an address book container. */
@ConsumerType
public interface IMAPIContainer extends IMAPIProp {
    /** IID_IMAPIContainer. */
    Iid<IMAPIContainer> IID = Iid.mapi(0x0B, IMAPIContainer.class);

    /** GetContentsTable. */
    default IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
        throw Unsupported.method("getContentsTable");
    }

    /** GetHierarchyTable. */
    default IMAPITable getHierarchyTable(HierarchyTableFlag... flags) throws MapiException {
        throw Unsupported.method("getHierarchyTable");
    }

    /** OpenEntry. */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /** SetSearchCriteria. */
    default void setSearchCriteria(
            @Nullable Restriction restriction, @Nullable List<EntryId> containers, SearchFlag... flags)
            throws MapiException {
        throw Unsupported.method("setSearchCriteria");
    }

    /** GetSearchCriteria. */
    default SearchCriteria getSearchCriteria() throws MapiException {
        throw Unsupported.method("getSearchCriteria");
    }
}
