// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.gate.CallGate;
import org.mapi4osgi.core.logon.Attachment;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.logon.StoreLogon;
import org.mapi4osgi.core.notify.Notifier;

/**
 * Where the objects of one logon live, or those that the session makes itself: the one place from which they can be
 * reached, so that letting go of a revision of the provider is emptying it.
 *
 * <p>{@code lock} guards the epoch, the bindings with their fields, and the use counts. No provider is called, and no
 * other lock taken, while it is held.
 */
public final class Home {
    private static final System.Logger LOG = System.getLogger(Home.class.getName());

    /** So many objects wait to be closed until no call is inside; beyond that they are closed all the same. */
    private static final int MAX_UNCLOSED = 1024;

    private static final long CLOSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final @Nullable Logon<?> logon;
    private final CallGate gate;
    private final Notifier notifier;
    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition reattached = lock.newCondition();

    @GuardedBy("lock")
    private final Bag<Binding<?>> bindings = new Bag<>();

    /** How many bindings hold an object: a provider may return one object twice, and it is closed once. */
    @GuardedBy("lock")
    private final Uses uses = new Uses();

    @GuardedBy("lock")
    private final Deque<IUnknown> unclosed = new ArrayDeque<>();

    /**
     * The logon's store while its close runs, and who runs it: nobody else may take it for open meanwhile. Written under the
     * lock.
     */
    private volatile @Nullable Closing closing;

    /** The revision whose objects are here, counted as the logon does; 0 while there is none. */
    @GuardedBy("lock")
    private int epoch;

    @GuardedBy("lock")
    private int lastEpoch;

    private record Closing(IUnknown object, Thread by) {}

    private Home(@Nullable Logon<?> logon, CallGate gate, Notifier notifier, String name) {
        this.logon = logon;
        this.gate = gate;
        this.notifier = notifier;
        this.name = name;
    }

    /** The home of a provider's objects. */
    public static Home of(Logon<?> logon, Notifier notifier) {
        return new Home(logon, logon.gate(), notifier, logon.dllName());
    }

    /** The home of what a session makes itself: tables, the address book, status objects. */
    public static Home ofSession(Notifier notifier) {
        Home home = new Home(null, new CallGate(), notifier, "MAPI");
        home.lock.lock();
        try {
            home.epoch = 1;
        } finally {
            home.lock.unlock();
        }
        return home;
    }

    /** Who made the objects, for error texts. */
    public String name() {
        return name;
    }

    Notifier notifier() {
        return notifier;
    }

    boolean tryEnter() {
        return gate.tryEnter();
    }

    /** Waits for a replacement of the provider, at most the grace, and enters. */
    void awaitEnter() throws MapiException {
        if (logon != null) {
            logon.enter(MapiCode.MAPI_E_INVALID_OBJECT);
        } else if (!gate.tryEnter()) {
            throw Death.LOGGED_OFF.exception();
        }
    }

    void exit() {
        gate.exit();
        notifier.callReturned();
    }

    /** Takes an object that a call of another object of this home returned. */
    <T extends IUnknown> void adopt(Binding<T> binding, T object, Binding<?> source, @Nullable Object used)
            throws MapiException {
        lock.lock();
        try {
            if (source.object == used) {
                hold(binding, object);
                return;
            }
        } finally {
            lock.unlock();
        }
        throw left();
    }

    /** Takes an object that the provider itself passes to somebody else, and goes on owning. */
    <T extends IUnknown> void lend(Binding<T> binding, T object) {
        lock.lock();
        try {
            binding.lent = true;
            binding.object = object;
            bindings.add(binding);
        } finally {
            lock.unlock();
        }
    }

    private MapiException left() {
        return new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, name + " was replaced while the call ran; call again");
    }

    @GuardedBy("lock")
    private <T extends IUnknown> void hold(Binding<T> binding, T object) {
        binding.object = object;
        bindings.add(binding);
        uses.add(object);
    }

    /** Opens a binding's object by its recipe, or waits for the thread that does. Called inside the gate. */
    <T extends IUnknown> T reattach(Binding<T> binding) throws MapiException {
        T present = beginReattach(binding);
        if (present != null) {
            return present;
        }
        Death fatal = null;
        int now = attachToLogon();
        try {
            return publish(binding, openAgain(binding), now);
        } catch (MapiException e) {
            fatal = fatal(e);
            throw fatal == null ? Boundary.copy(e, name) : fatal.exception();
        } catch (Throwable e) {
            throw Boundary.copy(e, name);
        } finally {
            endReattach(binding, fatal);
        }
    }

    private static <T extends IUnknown> T openAgain(Binding<T> binding) throws MapiException {
        T opened = binding.recipe.open();
        Memory<T> memory = binding.memory;
        if (memory == null) {
            return opened;
        }
        boolean restored = false;
        try {
            memory.restore(opened);
            restored = true;
            return opened;
        } finally {
            if (!restored && !(binding.recipe instanceof Recipe.OfLogon)) {
                opened.close();
            }
        }
    }

    /** Some failures are for good: trying again at each call would hide from the client that the object is gone. */
    private @Nullable Death fatal(MapiException e) {
        return switch (e.code()) {
            case MAPI_E_NOT_FOUND,
                    MAPI_E_OBJECT_DELETED,
                    MAPI_E_OBJECT_CHANGED,
                    MAPI_E_UNKNOWN_ENTRYID,
                    MAPI_E_INVALID_ENTRYID,
                    MAPI_E_INVALID_OBJECT ->
                new Death(
                        e.code() == MapiCode.MAPI_E_OBJECT_CHANGED ? e.code() : MapiCode.MAPI_E_INVALID_OBJECT,
                        name + " was replaced, and the object cannot be opened again: " + Boundary.text(e));
            default -> null;
        };
    }

    private <T extends IUnknown> @Nullable T beginReattach(Binding<T> binding) throws MapiException {
        lock.lock();
        try {
            for (; ; ) {
                Death dead = binding.death;
                if (dead != null) {
                    throw dead.exception();
                }
                T present = binding.object;
                if (present != null) {
                    return present;
                }
                if (!binding.reattaching) {
                    binding.reattaching = true;
                    return null;
                }
                reattached.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private <T extends IUnknown> T publish(Binding<T> binding, T opened, int openedIn) throws MapiException {
        Death dead;
        boolean unused;
        lock.lock();
        try {
            awaitClosed(opened);
            boolean there = epoch == openedIn && openedIn != 0;
            dead = binding.death;
            if (there && dead == null) {
                hold(binding, opened);
                return opened;
            }
            unused = there && !(binding.recipe instanceof Recipe.OfLogon) && !uses.contains(opened);
        } finally {
            lock.unlock();
        }
        if (unused) {
            closeLater(opened, openedIn);
        }
        throw dead == null ? left() : dead.exception();
    }

    /** Bounded, because the one who closes may be waiting for the caller. */
    @GuardedBy("lock")
    private void awaitClosed(IUnknown opened) {
        long left = CLOSE_NANOS;
        boolean interrupted = false;
        Closing now = closing;
        while (now != null && now.object == opened && now.by != Thread.currentThread() && left > 0) {
            try {
                left = reattached.awaitNanos(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            now = closing;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void endReattach(Binding<?> binding, @Nullable Death fatal) {
        lock.lock();
        try {
            binding.reattaching = false;
            if (fatal != null && binding.death == null) {
                binding.death = fatal;
            }
            reattached.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Makes sure that the logon tells when its present revision leaves; 0 if it has left already. */
    private int attachToLogon() {
        Logon<?> owner = logon;
        if (owner == null) {
            return 1;
        }
        int now = owner.epoch();
        lock.lock();
        try {
            if (epoch == now) {
                return now;
            }
            if (now <= lastEpoch) {
                return 0;
            }
            epoch = now;
            lastEpoch = now;
        } finally {
            lock.unlock();
        }
        owner.attach(new OfEpoch(this, now), now);
        return now;
    }

    private record OfEpoch(Home home, int epoch) implements Attachment {
        @Override
        public void leaving() {
            home.leaving(epoch);
        }

        @Override
        public void detach() {
            home.left(epoch);
        }
    }

    /** The provider can be asked for the last time: what must be known to open its objects again. */
    private void leaving(int leavingEpoch) {
        for (Binding<?> binding : bindings(leavingEpoch)) {
            askLeaving(binding);
        }
    }

    private List<Binding<?>> bindings(int ofEpoch) {
        lock.lock();
        try {
            return epoch == ofEpoch ? bindings.copy() : List.of();
        } finally {
            lock.unlock();
        }
    }

    private <T extends IUnknown> void askLeaving(Binding<T> binding) {
        T object = binding.object;
        Memory<T> memory = binding.memory;
        if (object == null || memory == null) {
            return;
        }
        try {
            Recipe<T> next = memory.leaving(object);
            if (next != null) {
                binding.recipe = next;
            }
        } catch (Throwable e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    name + " failed while it left: " + Boundary.copy(e, name).getMessage());
        }
    }

    /** A new revision is there: what somebody listens to is opened again now, the rest at its next call. */
    public void arrived() {
        List<Binding<?>> all;
        lock.lock();
        try {
            all = bindings.copy();
        } finally {
            lock.unlock();
        }
        for (Binding<?> binding : all) {
            Memory<?> memory = binding.memory;
            if (memory != null && memory.isListening()) {
                reopen(binding);
            }
        }
    }

    private void reopen(Binding<?> binding) {
        try {
            binding.enter();
            binding.exit();
        } catch (MapiException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    name + " arrived, but an object with sinks cannot be opened again: " + e);
        }
    }

    /** A revision has left: its objects are forgotten. */
    private void left(int epochThatLeft) {
        lock.lock();
        try {
            if (epoch != epochThatLeft) {
                return;
            }
            epoch = 0;
            for (Binding<?> binding : bindings.copy()) {
                binding.object = null;
            }
            uses.clear();
            unclosed.clear();
            reattached.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A binding that exists before its object was opened: of a store or of the logon object itself. */
    <T extends IUnknown> Binding<T> bind(Recipe<T> recipe) {
        Binding<T> binding = new Binding<>(this, recipe);
        lock.lock();
        try {
            bindings.add(binding);
        } finally {
            lock.unlock();
        }
        return binding;
    }

    /** As {@link #bind}, for an object that the logon itself closes: the end of the binding leaves it open. */
    <T extends IUnknown> Binding<T> bindUnowned(Recipe<T> recipe) {
        Binding<T> binding = bind(recipe);
        lock.lock();
        try {
            binding.lent = true;
        } finally {
            lock.unlock();
        }
        return binding;
    }

    void release(Binding<?> binding, Death why) {
        boolean inside = binding.object != null && gate.tryEnter();
        try {
            IUnknown unused;
            boolean alone;
            int heldIn;
            lock.lock();
            try {
                heldIn = epoch;
                unused = letGo(binding, why);
                alone = inside && unclosed.isEmpty() && !gate.hasOthersInside();
                if (unused != null && alone) {
                    closes(unused);
                }
            } finally {
                lock.unlock();
            }
            if (unused != null && alone) {
                close(unused);
            } else if (unused != null) {
                closeLater(unused, heldIn);
            }
        } finally {
            if (inside) {
                exit();
            }
        }
    }

    @GuardedBy("lock")
    private void closes(IUnknown object) {
        if (logon instanceof StoreLogon store && store.store() == object) {
            closing = new Closing(object, Thread.currentThread());
        }
    }

    private void closed(IUnknown object) {
        Closing now = closing;
        if (now != null && now.object == object) {
            lock.lock();
            try {
                closing = null;
                reattached.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Ends a binding; returns its object if nobody else uses it. */
    @GuardedBy("lock")
    private @Nullable IUnknown letGo(Binding<?> binding, Death why) {
        IUnknown object = binding.object;
        binding.death = binding.death == null ? why : binding.death;
        binding.object = null;
        bindings.remove(binding);
        return object != null && !binding.lent && uses.remove(object) ? object : null;
    }

    /** Closes an object as soon as no call is inside that could be using it; the logoff frees what is left. */
    private void closeLater(IUnknown object, int heldIn) {
        if (gate.tryEnter()) {
            try {
                closable(object, heldIn).forEach(this::close);
            } finally {
                exit();
            }
        }
    }

    private void close(IUnknown object) {
        try {
            object.close();
        } catch (Throwable e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    name + " failed to close an object: "
                            + Boundary.copy(e, name).getMessage());
        } finally {
            closed(object);
        }
    }

    private List<IUnknown> closable(IUnknown object, int heldIn) {
        lock.lock();
        try {
            if (heldIn != epoch) {
                return List.of();
            }
            unclosed.add(object);
            // The provider may have given one to somebody again.
            uses.removeFrom(unclosed);
            List<IUnknown> all = List.of();
            if (!gate.hasOthersInside()) {
                all = List.copyOf(unclosed);
                unclosed.clear();
            } else if (unclosed.size() > MAX_UNCLOSED) {
                all = List.of(unclosed.remove());
            }
            for (IUnknown next : all) {
                closes(next);
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** MakeInvalid: the handles of this object answer MAPI_E_INVALID_OBJECT from now on. */
    public void makeInvalid(IUnknown object) {
        lock.lock();
        try {
            for (Binding<?> binding : bindings.copy()) {
                if (binding.object == object) {
                    binding.death = Death.MADE_INVALID;
                    binding.object = null;
                }
            }
            uses.removeAll(object);
        } finally {
            lock.unlock();
        }
    }
}
