// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.HierarchyTableFlag;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;

/** The root of a book: holds its top-level containers and nothing else, and cannot be changed. */
final class RootContainer extends AbObject implements IABContainer {
    private final AbLogon logon;
    private final Book book;

    RootContainer(AbLogon logon, Book book) {
        super(ObjectType.MAPI_ABCONT);
        this.logon = logon;
        this.book = book;
    }

    @Override
    protected Props properties() {
        Binary id = AbEntryId.root(book.uid()).toBinary();
        return Props.builder()
                .put(PR.PR_DISPLAY_NAME, logon.name())
                .put(PR.PR_CONTAINER_FLAGS, AbFlags.AB_SUBCONTAINERS | AbFlags.AB_UNMODIFIABLE)
                .put(PR.PR_OBJECT_TYPE, objectType().value())
                .put(PR.PR_DISPLAY_TYPE, AbFlags.DT_NOT_SPECIFIC)
                .put(PR.PR_ENTRYID, id)
                .put(PR.PR_RECORD_KEY, id)
                .put(PR.PR_INSTANCE_KEY, id)
                .put(PR.PR_AB_PROVIDER_ID, AbEntryId.PROVIDER_UID.toBinary())
                .put(PR.PR_ACCESS, AbFlags.MAPI_ACCESS_READ)
                .put(PR.PR_ACCESS_LEVEL, 0)
                .build();
    }

    @Override
    List<PropTag<?>> tables() {
        return List.of(PR.PR_CONTAINER_HIERARCHY);
    }

    @Override
    IMAPITable openTable(PropTag<?> tag) throws MapiException {
        return getHierarchyTable();
    }

    @Override
    public IMAPITable getHierarchyTable(HierarchyTableFlag... flags) throws MapiException {
        boolean deep = MapiFlag.set(HierarchyTableFlag.class, flags).contains(HierarchyTableFlag.CONVENIENT_DEPTH);
        return book.hierarchy(0, deep);
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        return logon.openEntry(entryId, flags);
    }

    @Override
    public IMAPIProp createEntry(EntryId templateId, CreateEntryFlag... flags) throws MapiException {
        throw unmodifiable();
    }

    @Override
    public MapiCode copyEntries(
            List<EntryId> entries, UiParam uiParam, @Nullable IMAPIProgress progress, CreateEntryFlag... flags)
            throws MapiException {
        throw unmodifiable();
    }

    @Override
    public MapiCode deleteEntries(List<EntryId> entries) throws MapiException {
        throw unmodifiable();
    }

    private static MapiException unmodifiable() {
        return new MapiException(
                MapiCode.MAPI_E_NO_ACCESS,
                "the root of the address book cannot be changed; use a container of its hierarchy table");
    }
}
