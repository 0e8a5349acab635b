// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mapi4osgi.ab.store.Content;
import org.mapi4osgi.ab.store.Duplicates;
import org.mapi4osgi.ab.store.Entry;
import org.mapi4osgi.ab.store.EntryStore;
import org.mapi4osgi.ab.store.Member;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/**
 * One open address book, shared by all logons to its file: the entries, and what follows them: tables and indexes.
 *
 * <p>The lock of this object guards the order: a change is written, then shown in the tables and told to the listeners,
 * before the next one is written. Sinks of tables and listeners only queue what they are told. Lock order: entry object, this,
 * tables, store.
 */
final class Book implements AutoCloseable {
    /** None that SQLite gives; whatever it gives next is a change. */
    private static final int UNKNOWN_VERSION = -1;

    private final EntryStore store;
    private final InstantSource clock;

    /** Told of every change under this object's lock. */
    private final List<Change.Listener> listeners = new CopyOnWriteArrayList<>();

    private final BookTables tables;

    @GuardedBy("this")
    private final NameIndexes indexes;

    @GuardedBy("this")
    private int dataVersion;

    private Book(EntryStore store, InstantSource clock) throws MapiException {
        this.store = store;
        this.clock = clock;
        this.tables = new BookTables(store);
        this.indexes = new NameIndexes(store);
        this.dataVersion = store.dataVersion();
    }

    static Book open(Path file, String name, InstantSource clock) throws MapiException {
        EntryStore store = EntryStore.open(file);
        try {
            Book book = new Book(store, clock);
            book.makeFirstContainer(name);
            return book;
        } catch (MapiException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Not with the file, because a crash may come in between; a second opener of a new file runs into the check. */
    private void makeFirstContainer(String name) throws MapiException {
        if (store.containers(0).isEmpty()) {
            Props props = stamped(Props.of(PR.PR_DISPLAY_NAME, name));
            Content content = EntryProps.content(0, ObjectType.MAPI_ABCONT, props);
            try {
                store.add(MapiUid.random(), content, Duplicates.BY_NAME, false, List.of());
            } catch (MapiException e) {
                if (e.code() != MapiCode.MAPI_E_COLLISION) {
                    throw e;
                }
            }
        }
    }

    /** The book's own identifier. */
    MapiUid uid() {
        return store.bookUid();
    }

    Path file() {
        return store.file();
    }

    /** The properties with the time of now; the time of creation stays. */
    Props stamped(Props kept) {
        // PT_SYSTIME counts steps of 100 ns; what is saved must be what is read back.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Props.Builder stamped = kept.toBuilder().put(PR.PR_LAST_MODIFICATION_TIME, now);
        if (!kept.has(PR.PR_CREATION_TIME)) {
            stamped.put(PR.PR_CREATION_TIME, now);
        }
        return stamped.build();
    }

    /** The entry with an identifier. */
    Entry entry(MapiUid uid) throws MapiException {
        Entry entry = store.find(uid);
        if (entry == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND, "the address book " + file() + " has no such entry; it was deleted");
        }
        return entry;
    }

    boolean hasContainers(long parent) throws MapiException {
        return !store.containers(parent).isEmpty();
    }

    List<Member> members(Entry list) throws MapiException {
        return store.members(list.row());
    }

    synchronized Entry add(MapiUid uid, Content content, Duplicates duplicates, boolean replace, List<Member> members)
            throws MapiException {
        follow();
        Entry entry = store.add(uid, content, duplicates, replace, members);
        tell(entry.changeNo() == 1 ? Change.Kind.ADDED : Change.Kind.CHANGED, entry);
        return entry;
    }

    synchronized Entry change(Entry before, Content content, boolean force) throws MapiException {
        follow();
        Entry entry = store.change(before, content, force);
        tell(Change.Kind.CHANGED, entry);
        return entry;
    }

    /** False if it is a container that is not empty. */
    synchronized boolean delete(Entry entry) throws MapiException {
        follow();
        if (!store.delete(entry)) {
            return false;
        }
        tell(Change.Kind.DELETED, entry);
        return true;
    }

    synchronized void editMembers(Entry list, EntryStore.MemberEdit edit) throws MapiException {
        follow();
        // Whoever has the list open may have opened it before another saved it.
        Entry now = entry(list.uid());
        store.editMembers(now.row(), edit);
        tell(Change.Kind.CHANGED, now);
    }

    /** The change is in the file already: what goes wrong here must not look as if it were not. */
    private synchronized void tell(Change.Kind kind, Entry entry) {
        try {
            Change change = new Change(kind, entry, container(entry));
            indexes.changed(change);
            tables.changed(change);
            for (Change.Listener listener : listeners) {
                listener.changed(change);
            }
        } catch (MapiException e) {
            System.getLogger(Book.class.getName())
                    .log(System.Logger.Level.WARNING, "the tables of " + file() + " are read anew", e);
            dataVersion = UNKNOWN_VERSION;
        }
    }

    private EntryId container(Entry entry) throws MapiException {
        Entry parent = entry.content().parent() == 0
                ? null
                : store.find(entry.content().parent());
        return (parent == null ? AbEntryId.root(uid()) : AbEntryId.of(uid(), ObjectType.MAPI_ABCONT, parent.uid()))
                .toEntryId();
    }

    /** Takes up what another program has written to the file. */
    private synchronized void follow() throws MapiException {
        int now = store.dataVersion();
        if (now != dataVersion) {
            dataVersion = now;
            indexes.clear();
            tables.reload();
        }
    }

    /** The mail users and distribution lists of a container. */
    synchronized IMAPITable contents(long container) throws MapiException {
        follow();
        return tables.contents(container);
    }

    /** The members of a distribution list. */
    synchronized IMAPITable memberTable(Entry list) throws MapiException {
        follow();
        return tables.members(list.row());
    }

    /** The containers within a container, or at all depths. */
    synchronized IMAPITable hierarchy(long container, boolean deep) throws MapiException {
        follow();
        return tables.hierarchy(container, deep);
    }

    /** The one entry that a name means, none, or the first of several. */
    synchronized List<Entry> resolve(long container, String name, int limit) throws MapiException {
        follow();
        List<Entry> found = new ArrayList<>();
        for (int row : indexes.find(container, name, limit)) {
            Entry entry = store.find(row);
            if (entry != null) {
                found.add(entry);
            }
        }
        return found;
    }

    /** The entries of exactly this name. */
    List<Entry> named(long container, String foldedName) throws MapiException {
        return store.named(container, foldedName);
    }

    /** All properties of an entry. */
    Props props(Entry entry) {
        return EntryProps.of(uid(), entry);
    }

    void listen(Change.Listener listener) {
        listeners.add(listener);
    }

    void unlisten(Change.Listener listener) {
        listeners.remove(listener);
    }

    /** The first thing that is wrong with the file; "ok" if nothing is. */
    String check() throws MapiException {
        return store.check();
    }

    @Override
    public void close() {
        store.close();
    }

    /** The columns that every recipient table has. */
    static List<PropTag<?>> recipientColumns() {
        return List.of(
                PR.PR_DISPLAY_NAME,
                PR.PR_ADDRTYPE,
                PR.PR_EMAIL_ADDRESS,
                PR.PR_ENTRYID,
                PR.PR_INSTANCE_KEY,
                PR.PR_OBJECT_TYPE,
                PR.PR_DISPLAY_TYPE,
                PR.PR_RECORD_KEY,
                PR.PR_SEARCH_KEY);
    }
}
