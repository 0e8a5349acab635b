// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.HierarchyTableFlag;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IMAPIContainer;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.handle.AddressBookDoor;
import org.mapi4osgi.core.handle.OwnObject;
import org.mapi4osgi.core.handle.Scope;
import org.mapi4osgi.tags.PR;

/** The root of the integrated address book: its hierarchy merges the top-level containers of all providers (AB-01). */
final class RootContainer extends OwnObject implements IABContainer {
    static final EntryId ID =
            EntryId.compose(MapiUid.ofGuid("3D7A9D1C-52F4-4B0B-8C11-6D6170696162"), Binary.of(new byte[] {1}));

    private static final int AB_SUBCONTAINERS = 0x2;
    private static final int AB_UNMODIFIABLE = 0x8;
    private static final int DT_NOT_SPECIFIC = 0x50000;
    private static final Props PROPS = Props.of(PR.PR_DISPLAY_NAME, "Address Book")
            .with(PR.PR_ENTRYID, ID.toBinary())
            .with(PR.PR_RECORD_KEY, ID.toBinary())
            .with(PR.PR_OBJECT_TYPE, ObjectType.MAPI_ABCONT.value())
            .with(PR.PR_CONTAINER_FLAGS, AB_SUBCONTAINERS | AB_UNMODIFIABLE)
            .with(PR.PR_DISPLAY_TYPE, DT_NOT_SPECIFIC)
            .with(PR.PR_ACCESS_LEVEL, 0);
    private static final List<PropTag<?>> COLUMNS = List.of(
            PR.PR_DISPLAY_NAME,
            PR.PR_ENTRYID,
            PR.PR_INSTANCE_KEY,
            PR.PR_DEPTH,
            PR.PR_OBJECT_TYPE,
            PR.PR_DISPLAY_TYPE,
            PR.PR_CONTAINER_FLAGS,
            PR.PR_AB_PROVIDER_ID,
            PR.PR_STATUS,
            PR.PR_COMMENT);

    private final Books books;
    private final AddressBook book;

    RootContainer(Books books, AddressBook book) {
        this.books = books;
        this.book = book;
    }

    @Override
    protected Props props() {
        return PROPS;
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        return book.openEntry(entryId, flags);
    }

    @Override
    public IMAPITable getHierarchyTable(HierarchyTableFlag... flags) throws MapiException {
        return hierarchy(books, flags);
    }

    static IMAPITable hierarchy(Books books, HierarchyTableFlag... flags) throws MapiException {
        List<MergedTable.Source> sources = new ArrayList<>();
        for (AddressBookDoor door : books.all()) {
            sources.add(scope -> hierarchy(door, scope, flags));
        }
        return MergedTable.of(COLUMNS, List.of(), sources);
    }

    private static IMAPITable hierarchy(AddressBookDoor door, Scope scope, HierarchyTableFlag... flags)
            throws MapiException {
        try (IMAPIProp root = door.openRoot(scope)) {
            return root.queryInterface(IMAPIContainer.IID).getHierarchyTable(flags);
        }
    }
}
