// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.ab.store.Content;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.ab.store.Member;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.tags.PR;

/**
 * An entry of the book that is open: a mail user, a distribution list or a container. Nothing is seen by others before
 * saveChanges.
 *
 * <p>The lock of this object guards what was read and what waits to be saved. It is taken before the book's lock.
 */
abstract class EntryObject extends AbObject {
    final Book book;

    /** How the entry is made; null once it is saved, and for an entry that was opened. */
    @GuardedBy("this")
    private @Nullable NewEntry creation;

    @GuardedBy("this")
    private @Nullable Entry entry;

    @GuardedBy("this")
    private Props kept;

    @GuardedBy("this")
    private boolean writable;

    /** An entry that is there. */
    EntryObject(Book book, Entry entry, boolean writable) {
        super(entry.content().type());
        this.book = book;
        this.entry = entry;
        this.kept = entry.content().props();
        this.writable = writable;
    }

    /** A new entry. */
    EntryObject(Book book, ObjectType type, NewEntry creation) {
        super(type);
        this.book = book;
        this.creation = creation;
        this.kept = creation.initial();
        this.writable = true;
    }

    /** The entry as it was last read or saved; null before the first save. */
    final synchronized @Nullable Entry entry() {
        return entry;
    }

    /** What a new distribution list starts with. */
    List<Member> initialMembers() {
        return List.of();
    }

    /** The entry's properties with those that only this kind of object has. */
    Props extended(Props entryProps) throws MapiException {
        return entryProps;
    }

    @Override
    List<PropTag<?>> tables() {
        return List.of(PR.PR_DETAILS_TABLE);
    }

    @Override
    IMAPITable openTable(PropTag<?> tag) throws MapiException {
        return Details.table(objectType(), isWritable());
    }

    private synchronized boolean isWritable() {
        return writable;
    }

    @Override
    protected final Props properties() throws MapiException {
        return extended(entryProps());
    }

    private synchronized Props entryProps() {
        Props all = entry == null
                ? EntryProps.unsaved(objectType(), kept)
                : EntryProps.saved(AbEntryId.of(book.uid(), objectType(), entry.uid()), objectType(), kept);
        return all.with(PR.PR_ACCESS_LEVEL, writable ? 1 : 0);
    }

    @Override
    public synchronized List<PropProblem> setProps(Props properties) throws MapiException {
        checkWritable();
        Props.Builder changed = kept.toBuilder();
        List<PropProblem> problems = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            PropValue<?> property = properties.slot(i);
            PropTag<?> tag = property.tag();
            if (property.isError() || tag.type() == PropType.PT_NULL) {
                continue;
            }
            if (tag.type() == PropType.PT_OBJECT || property.value() instanceof List<?> list && list.isEmpty()) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER, "property " + tag + " cannot be set to such a value");
            }
            if (EntryProps.isComputed(tag, objectType())) {
                problems.add(new PropProblem(i, tag, MapiCode.MAPI_E_COMPUTED));
            } else if (tag.isNamed()) {
                // This provider keeps no names, so a named property could never be found again.
                problems.add(new PropProblem(i, tag, MapiCode.MAPI_E_NO_SUPPORT));
            } else {
                changed.put(property);
            }
        }
        kept = changed.build();
        return problems;
    }

    @Override
    public synchronized List<PropProblem> deleteProps(List<? extends PropTag<?>> tags) throws MapiException {
        checkWritable();
        if (tags.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "no property is to be deleted");
        }
        Props.Builder changed = kept.toBuilder();
        List<PropProblem> problems = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            if (EntryProps.isComputed(tags.get(i), objectType())) {
                problems.add(new PropProblem(i, tags.get(i), MapiCode.MAPI_E_COMPUTED));
            } else {
                changed.remove(tags.get(i));
            }
        }
        kept = changed.build();
        return problems;
    }

    @Override
    public synchronized void saveChanges(SaveFlag... flags) throws MapiException {
        checkWritable();
        Set<SaveFlag> set = MapiFlag.set(SaveFlag.class, flags);
        Props toSave = book.stamped(EntryNames.complete(objectType(), kept));
        NewEntry making = creation;
        Entry before = entry;
        if (making != null) {
            Content content = EntryProps.content(making.parent(), objectType(), toSave);
            entry = book.add(MapiUid.random(), content, making.duplicates(), making.replace(), initialMembers());
        } else if (before != null) {
            Content content = EntryProps.content(before.content().parent(), objectType(), toSave);
            entry = book.change(before, content, set.contains(SaveFlag.FORCE_SAVE));
        }
        creation = null;
        kept = toSave;
        writable = !set.contains(SaveFlag.KEEP_OPEN_READONLY);
    }

    final synchronized void checkWritable() throws MapiException {
        if (!writable) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_ACCESS,
                    "the entry is open for reading only; open it with MAPI_MODIFY to change it");
        }
    }
}
