// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.gate.CallGate;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.provider.HeldLogon;
import org.mapi4osgi.core.route.UidRouter;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.core.support.SupportOwner;
import org.mapi4osgi.spi.ProviderKind;

/**
 * One logon of a session. It stays the same object, with its ordinal and its profile section, while revisions of its
 * provider come and go; the provider's own object is there while it is attached, and may be used inside the gate only.
 *
 * <p>To call the provider: {@link #enter}, read {@link #epoch} and then {@link #object}, call, {@link #exit}. Whatever
 * keeps an object that such a call returned {@link #attach}es itself with that epoch.
 *
 * <p>The lock guards state, attachments and MAPIUIDs, and the order of what is published; nothing but the router is called
 * with it held.
 *
 * @param <L> the provider's logon interface
 */
public abstract class Logon<L> implements SupportOwner {
    /** The most MAPIUIDs of one logon. */
    static final int MAX_UIDS = 256;

    private final int ordinal;
    private final ProviderEntry entry;
    private final UidRouter<Logon<?>> router;
    private final LogonEvents events;
    private final CallGate gate = new CallGate();
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Set<Attachment> attachments = new HashSet<>();

    @GuardedBy("lock")
    private final Set<MapiUid> uids = new LinkedHashSet<>();

    /** The support object of the revision that is there or just logging on. */
    @GuardedBy("lock")
    private @Nullable SupportObject support;

    /** Written under the lock. */
    private volatile LogonState state = LogonState.DETACHED;

    private volatile @Nullable HeldLogon<L> held;
    private volatile int epoch;

    /** Written under the lock. */
    private volatile long graceDeadline;

    /** What {@link #graceDeadline} is again when a replacement did not manage to log on. */
    @GuardedBy("lock")
    private long endOfGrace;

    Logon(int ordinal, ProviderEntry entry, UidRouter<Logon<?>> router, LogonEvents events) {
        this.ordinal = ordinal;
        this.entry = entry;
        this.router = router;
        this.events = events;
        this.graceDeadline = System.nanoTime();
        this.endOfGrace = graceDeadline;
        gate.close();
    }

    /**
     * The provider's kind.
     *
     * @return AB, MS or XP
     */
    public final ProviderKind kind() {
        return entry.kind();
    }

    /**
     * The provider in the profile, as it was when it was logged on.
     *
     * @return the profile's entry
     */
    public final ProviderEntry entry() {
        return entry;
    }

    /**
     * Its place among the session's logons: the lower one gets a call for a MAPIUID that several registered.
     *
     * @return 0 for the session's first
     */
    public final int ordinal() {
        return ordinal;
    }

    /**
     * Whether it is the spooler's own, of which clients see nothing.
     *
     * @return true for a store that the spooler opened beside the client's logon
     */
    public boolean isOfSpooler() {
        return false;
    }

    @Override
    public final MapiUid sectionUid() {
        return entry.sectionUid();
    }

    @Override
    public final String dllName() {
        return entry.dllName();
    }

    /**
     * The gate in front of the provider.
     *
     * @return always the same gate
     */
    public final CallGate gate() {
        return gate;
    }

    /**
     * Where the logon stands.
     *
     * @return the state of the moment
     */
    public final LogonState state() {
        return state;
    }

    /**
     * Counts the revisions that were attached. Read it before {@link #object}, inside the gate.
     *
     * @return 1 for the first
     */
    public final int epoch() {
        return epoch;
    }

    /**
     * The provider's logon object. Valid inside the gate only.
     *
     * @return the object; null while there is none
     */
    public final @Nullable L object() {
        HeldLogon<L> now = held;
        return now == null ? null : now.logon();
    }

    final @Nullable HeldLogon<L> held() {
        return held;
    }

    /**
     * Until when calls wait for a replacement.
     *
     * @return a value of {@link System#nanoTime()}; in the past unless the gate was closed a short while ago
     */
    public final long graceDeadline() {
        return graceDeadline;
    }

    /**
     * Enters the gate, waiting for a replacement of the provider at most to the end of the grace. The caller then owes an
     * {@link #exit}, and finds a provider object unless the logon died.
     *
     * @param whenGone the code for a provider that did not come back: MAPI_E_INVALID_OBJECT for a handle,
     *     MAPI_E_UNKNOWN_ENTRYID for a bare entry ID
     * @throws MapiException
     *     <ul>
     *       <li>{@code whenGone}: no provider until the end of the grace, or the logon has ended
     *     </ul>
     */
    public final void enter(MapiCode whenGone) throws MapiException {
        while (!gate.tryEnter()) {
            if (!gate.awaitOpen(this::graceDeadline)) {
                throw gone(whenGone);
            }
        }
        if (held == null) {
            gate.exit();
            throw gone(whenGone);
        }
    }

    /** Leaves the gate. */
    public final void exit() {
        gate.exit();
    }

    private MapiException gone(MapiCode code) {
        return new MapiException(
                code,
                state == LogonState.DEAD
                        ? "the logon to " + dllName() + " has ended; open the object again"
                        : "the provider " + dllName() + " is not there; start or install its bundle and try again");
    }

    /**
     * Keeps an attachment until the revision leaves. If it has left already, the attachment is detached at once.
     *
     * @param attachment what holds the object
     * @param epochOfCall the {@link #epoch} of the call that returned the object
     */
    public final void attach(Attachment attachment, int epochOfCall) {
        synchronized (lock) {
            if (held != null && epoch == epochOfCall) {
                attachments.add(attachment);
                return;
            }
        }
        attachment.detach();
    }

    /**
     * Forgets an attachment whose object was closed. It is not told.
     *
     * @param attachment what held the object
     */
    public final void detach(Attachment attachment) {
        synchronized (lock) {
            attachments.remove(attachment);
        }
    }

    /**
     * What the provider's support object tells.
     *
     * @return the support object; null while no revision is there
     */
    public final @Nullable SupportObject support() {
        synchronized (lock) {
            return support;
        }
    }

    @Override
    public final void setProviderUID(SupportObject caller, MapiUid uid) throws MapiException {
        synchronized (lock) {
            if (caller != support) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_OBJECT, "the support object of " + dllName() + " has lost its logon");
            }
            if (!uids.contains(uid) && uids.size() == MAX_UIDS) {
                throw new MapiException(
                        MapiCode.MAPI_E_NOT_ENOUGH_RESOURCES,
                        "a logon may register " + MAX_UIDS + " MAPIUIDs; " + dllName() + " wants more");
            }
            uids.add(uid);
            if (state == LogonState.ATTACHED) {
                publish();
            }
        }
        events.uidRegistered(this, uid);
    }

    /**
     * The MAPIUIDs that the revision which is there has registered.
     *
     * @return in the order of registration
     */
    public final List<MapiUid> uids() {
        synchronized (lock) {
            return List.copyOf(uids);
        }
    }

    @Override
    public final void supportAdded(SupportObject caller, int references) {
        if (caller == support()) {
            events.supportAdded(this, references);
        }
    }

    @Override
    public final void supportReleased(SupportObject caller, int references) {
        if (references == 0 && held != null && caller == support()) {
            events.supportGone(this);
        }
    }

    @Override
    public final void enterAsInsider() {
        gate.enterAsInsider();
    }

    @Override
    public final void exitAsInsider() {
        gate.exitAsInsider();
    }

    /** If the provider has released the support object, returns when this logon has ended. Called outside the gate. */
    final void settle() {
        events.settle(this);
    }

    /** A revision is about to log on with this support object. */
    final void expect(SupportObject next) {
        synchronized (lock) {
            support = next;
            uids.clear();
        }
    }

    /** The revision logged on: its MAPIUIDs are routed, its objects may be called. */
    final void attached(HeldLogon<L> next) {
        synchronized (lock) {
            epoch++;
            held = next;
            state = LogonState.ATTACHED;
            publish();
        }
        gate.open();
    }

    /** Lets nobody in any more. Those who want to wait do so until the end of the grace. */
    final void closeGate(long end) {
        synchronized (lock) {
            graceDeadline = end;
            endOfGrace = end;
        }
        gate.close();
        synchronized (lock) {
            if (state == LogonState.ATTACHED) {
                state = LogonState.DRAINING;
            }
        }
    }

    /** A replacement is there and logs on: calls wait for the outcome, even if the grace is over. */
    final void attempted(long until) {
        synchronized (lock) {
            if (state == LogonState.DETACHED && graceDeadline - until < 0) {
                graceDeadline = until;
            }
        }
    }

    /** The attempt has ended: if it failed, calls wait to the end of the grace at most. */
    final void attemptEnded() {
        synchronized (lock) {
            if (state == LogonState.DETACHED) {
                graceDeadline = endOfGrace;
            }
        }
        gate.deadlineChanged();
    }

    /** Lets those who hold objects of the revision call them once more, after the drain and before the logoff. */
    final void leaving() {
        List<Attachment> told;
        synchronized (lock) {
            told = List.copyOf(attachments);
        }
        told.forEach(Attachment::leaving);
    }

    /**
     * Forgets the revision's objects and tells those who hold some. The MAPIUIDs stay routed, as tombstones.
     *
     * @return the objects, for the logoff; null if there were none
     */
    final @Nullable HeldLogon<L> detached() {
        return forget(LogonState.DETACHED);
    }

    /** The support object was revoked. */
    final void unexpect(SupportObject last) {
        synchronized (lock) {
            if (support == last) {
                support = null;
                uids.clear();
            }
        }
        forget(last);
    }

    /** What was registered through a support object goes with it. Called without a lock. */
    void forget(SupportObject last) {}

    /** The grace is over: a bare entry ID is unknown again. False if a replacement came. */
    final boolean expired() {
        synchronized (lock) {
            if (state != LogonState.DETACHED || graceDeadline - System.nanoTime() > 0) {
                return false;
            }
            router.remove(this);
            return true;
        }
    }

    /**
     * Ends for good: nothing is routed here any more, and those who wait fail at once.
     *
     * @return the objects, for the logoff; null if there were none
     */
    final @Nullable HeldLogon<L> died() {
        HeldLogon<L> last = forget(LogonState.DEAD);
        gate.open();
        return last;
    }

    private @Nullable HeldLogon<L> forget(LogonState next) {
        List<Attachment> told;
        HeldLogon<L> last;
        gate.close();
        synchronized (lock) {
            last = held;
            held = null;
            state = next;
            told = List.copyOf(attachments);
            attachments.clear();
            if (next == LogonState.DEAD) {
                router.remove(this);
            }
        }
        told.forEach(Attachment::detach);
        return last;
    }

    @GuardedBy("lock")
    private void publish() {
        router.publish(this, ordinal, uids);
    }
}
