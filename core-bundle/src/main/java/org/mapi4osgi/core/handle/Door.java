// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.Set;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.notify.Notifier;

/**
 * The way to the objects of one logon for those who have an entry ID and no handle yet. What it opens, it opens as a
 * handle of the given scope.
 *
 * @param <L> the provider's logon interface
 */
public abstract class Door<L extends IUnknown> {
    final Home home;
    final Binding<L> binding;
    private final Logon<L> logon;
    private final Connections<L> connections;

    Door(Logon<L> logon, Notifier notifier) {
        this.logon = logon;
        home = Home.of(logon, notifier);
        binding = home.bind(new Recipe.OfLogon<Logon<L>, L>(logon, Logon::object));
        connections = new Connections<>(binding);
        binding.memory = connections;
    }

    /** The logon behind it. */
    public final Logon<L> logon() {
        return logon;
    }

    /** The home of its objects. */
    public final Home home() {
        return home;
    }

    abstract IMAPIProp open(L object, EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    abstract boolean compare(L object, EntryId entryId1, EntryId entryId2) throws MapiException;

    abstract int advise(L object, EntryId entryId, Set<EventType> mask, IMAPIAdviseSink sink) throws MapiException;

    abstract void unadvise(L object, int connection) throws MapiException;

    abstract IMAPIStatus openStatus(L object, OpenEntryFlag... flags) throws MapiException;

    /** Goes in with a bare entry ID: if the provider does not come back, the ID is unknown. */
    final L enter() throws MapiException {
        logon.enter(MapiCode.MAPI_E_UNKNOWN_ENTRYID);
        L attached = binding.object;
        if (attached != null) {
            return attached;
        }
        boolean entered = false;
        try {
            L object = home.reattach(binding);
            entered = true;
            return object;
        } finally {
            if (!entered) {
                home.exit();
            }
        }
    }

    final MapiException failed(Throwable failure) {
        return Boundary.copy(failure, home.name());
    }

    /** OpenEntry of the logon. */
    public final IMAPIProp openEntry(Scope scope, EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        L object = enter();
        try {
            return new Opened<>(scope, binding, object)
                    .prop(open(object, entryId, flags), again -> open(again, entryId, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            home.exit();
        }
    }

    /**
     * A handle on an object that the provider passes to somebody else. Closing it leaves the object open.
     *
     * @param scope who gets the handle
     * @param object the provider's own object
     */
    public final IMAPIProp lend(Scope scope, IMAPIProp object) throws MapiException {
        Binding<IMAPIProp> lent = new Binding<>(home, new Recipe.None<>("the object was lent for one call"));
        home.lend(lent, object);
        PropHandle<IMAPIProp> handle = new PropHandle<>(scope, lent, object);
        scope.add(handle);
        return handle;
    }

    /** CompareEntryIDs of the logon. */
    public final boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        L object = enter();
        try {
            return compare(object, entryId1, entryId2);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            home.exit();
        }
    }

    /** OpenStatusEntry of the logon. */
    public final IMAPIStatus openStatusEntry(Scope scope, OpenEntryFlag... flags) throws MapiException {
        L object = enter();
        try {
            return new Opened<>(scope, binding, object)
                    .status(openStatus(object, flags), again -> openStatus(again, flags));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            home.exit();
        }
    }

    /** Advise of the logon: the connection lasts until {@link #unadvise}, over all revisions of the provider. */
    public final int advise(EntryId entryId, Set<EventType> mask, IMAPIAdviseSink sink) throws MapiException {
        L object = enter();
        try {
            return connections.advise(object, mask, sink, (again, link) -> advise(again, entryId, link.mask(), link));
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            home.exit();
        }
    }

    /** Unadvise of the logon. */
    public final void unadvise(int connection) throws MapiException {
        try {
            connections.end(connection, this::unadvise);
        } catch (Throwable e) {
            throw failed(e);
        }
    }
}
