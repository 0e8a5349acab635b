// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.ContentsTableFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.HierarchyTableFlag;
import org.mapi4osgi.api.IMAPIContainer;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Restriction;
import org.mapi4osgi.api.SearchCriteria;
import org.mapi4osgi.api.SearchFlag;
import org.mapi4osgi.tags.PR;

/**
 * A handle on a folder or an address book container.
 *
 * @param <T> the object's interface
 */
class ContainerHandle<T extends IMAPIContainer> extends PropHandle<T> implements IMAPIContainer {
    ContainerHandle(Scope scope, Binding<T> binding, IMAPIProp raw) {
        super(scope, binding, raw);
    }

    @Override
    public final IMAPITable getContentsTable(ContentsTableFlag... flags) throws MapiException {
        T object = enter();
        try {
            return opened(object).table(object.getContentsTable(flags), parent -> parent.getContentsTable(flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final IMAPITable getHierarchyTable(HierarchyTableFlag... flags) throws MapiException {
        T object = enter();
        try {
            return opened(object).table(object.getHierarchyTable(flags), parent -> parent.getHierarchyTable(flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        T object = enter();
        try {
            IMAPIProp entry = object.openEntry(entryId, flags);
            EntryId again = lasting(entryId, entry);
            return opened(object).prop(entry, parent -> parent.openEntry(again, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    /** A short-term entry ID means nothing to the next revision of the provider, so the object's own leads to it (EID-03). */
    private static @Nullable EntryId lasting(@Nullable EntryId asked, @Nullable IMAPIProp object) {
        if (asked == null || object == null || !asked.isShortTerm()) {
            return asked;
        }
        try {
            return object.getProps(List.of(PR.PR_ENTRYID))
                    .entryId(PR.PR_ENTRYID)
                    .orElse(asked);
        } catch (MapiException e) {
            // An object may be opened though it cannot be reached yet.
            return asked;
        }
    }

    @Override
    public final void setSearchCriteria(
            @Nullable Restriction restriction, @Nullable List<EntryId> containers, SearchFlag... flags)
            throws MapiException {
        List<EntryId> asked = containers == null ? null : List.copyOf(containers);
        T object = enter();
        try {
            object.setSearchCriteria(restriction, asked, flags);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final SearchCriteria getSearchCriteria() throws MapiException {
        T object = enter();
        try {
            return result(object.getSearchCriteria());
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    /** How to open an entry of this container; its entry ID comes with the first save. */
    final <E extends IMAPIProp> Recipe<E> entry(IMAPIProp saved, Class<E> entryType) throws MapiException {
        EntryId entryId =
                saved.getProps(List.of(PR.PR_ENTRYID)).entryId(PR.PR_ENTRYID).orElse(null);
        if (entryId == null) {
            return new Recipe.None<>(
                    binding.home.name() + " was replaced, and the object has no entry ID to open it by");
        }
        return new Recipe.Child<>(
                binding, parent -> parent.openEntry(entryId, OpenEntryFlag.MAPI_BEST_ACCESS), entryType);
    }
}
