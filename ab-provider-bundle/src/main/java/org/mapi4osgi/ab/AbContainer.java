// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.api.ContentsTableFlag;
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
import org.mapi4osgi.api.ResolvedNames;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;

/** A container of the book: its entries, its sub-containers, and how new ones are made. */
final class AbContainer extends EntryObject implements IABContainer {
    private final AbLogon logon;

    AbContainer(AbLogon logon, Book book, Entry entry, boolean writable) {
        super(book, entry, writable);
        this.logon = logon;
    }

    AbContainer(AbLogon logon, Book book, NewEntry creation) {
        super(book, ObjectType.MAPI_ABCONT, creation);
        this.logon = logon;
    }

    @Override
    Props extended(Props entryProps) throws MapiException {
        Entry entry = entry();
        boolean parent = entry != null && book.hasContainers(entry.row());
        return ContainerProps.of(book.uid(), entryProps, parent);
    }

    @Override
    List<PropTag<?>> tables() {
        return List.of(
                PR.PR_CONTAINER_CONTENTS, PR.PR_CONTAINER_HIERARCHY, PR.PR_CREATE_TEMPLATES, PR.PR_DETAILS_TABLE);
    }

    @Override
    IMAPITable openTable(PropTag<?> tag) throws MapiException {
        if (tag.id() == PR.PR_CREATE_TEMPLATES.id()) {
            return BookTables.fixed(Templates.rows(book.uid()));
        }
        if (tag.id() == PR.PR_DETAILS_TABLE.id()) {
            return super.openTable(tag);
        }
        return tag.id() == PR.PR_CONTAINER_CONTENTS.id() ? getContentsTable() : getHierarchyTable();
    }

    @Override
    public IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
        if (MapiFlag.set(ContentsTableFlag.class, flags).contains(ContentsTableFlag.MAPI_ASSOCIATED)) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "address books have no associated contents");
        }
        return book.contents(saved().row());
    }

    @Override
    public IMAPITable getHierarchyTable(HierarchyTableFlag... flags) throws MapiException {
        long row = saved().row();
        if (!book.hasContainers(row)) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_SUPPORT, "the container has no sub-containers (AB_SUBCONTAINERS is not set)");
        }
        boolean deep = MapiFlag.set(HierarchyTableFlag.class, flags).contains(HierarchyTableFlag.CONVENIENT_DEPTH);
        return book.hierarchy(row, deep);
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        return logon.openEntry(entryId, flags);
    }

    @Override
    public IMAPIProp createEntry(EntryId templateId, CreateEntryFlag... flags) throws MapiException {
        return creator(flags).create(templateId);
    }

    @Override
    public MapiCode copyEntries(
            List<EntryId> entries, UiParam uiParam, @Nullable IMAPIProgress progress, CreateEntryFlag... flags)
            throws MapiException {
        EntryCreator creator = creator(flags);
        return Batch.run(entries, progress, id -> {
            try {
                creator.copy(id).saveChanges();
            } catch (MapiException e) {
                // A duplicate is no failure: the caller asked to leave it out.
                if (e.code() != MapiCode.MAPI_E_COLLISION) {
                    throw e;
                }
            }
        });
    }

    @Override
    public MapiCode deleteEntries(List<EntryId> entries) throws MapiException {
        long row = saved().row();
        return Batch.run(entries, null, id -> {
            Entry entry = AbLogon.entry(book, AbLogon.inBook(book, id));
            if (entry.content().parent() != row || !book.delete(entry)) {
                throw new MapiException(
                        MapiCode.MAPI_E_NO_ACCESS, "the entry is in another container, or is one that is not empty");
            }
        });
    }

    @Override
    public ResolvedNames resolveNames(@Nullable List<? extends PropTag<?>> tags, ResolvedNames names)
            throws MapiException {
        return new NameResolver(book, saved().row(), tags).resolve(names);
    }

    private EntryCreator creator(CreateEntryFlag... flags) throws MapiException {
        return new EntryCreator(logon, book, saved().row(), MapiFlag.set(CreateEntryFlag.class, flags));
    }

    private Entry saved() throws MapiException {
        Entry entry = entry();
        if (entry == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_OBJECT_CHANGED, "the new container is not there yet; call its saveChanges first");
        }
        return entry;
    }
}
