// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/**
 * What a client holds of an object. Counts the client's references; each method goes through the gate to the object, and
 * only values and handles come back. Calls allocate nothing of their own.
 *
 * @param <T> the object's interface
 */
public abstract class Handle<T extends IUnknown> extends Bag.Member implements IUnknown {
    private static final AtomicIntegerFieldUpdater<Handle<?>> REFERENCES = references();

    final Binding<T> binding;
    private volatile Scope scope;

    // Read and written through REFERENCES only.
    @SuppressWarnings("UnusedVariable")
    private volatile int references = 1;

    private volatile @Nullable MapiException lastError;

    Handle(Scope scope, Binding<T> binding) {
        this.scope = scope;
        this.binding = binding;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static AtomicIntegerFieldUpdater<Handle<?>> references() {
        return (AtomicIntegerFieldUpdater) AtomicIntegerFieldUpdater.newUpdater(Handle.class, "references");
    }

    final Scope scope() {
        return scope;
    }

    final T enter() throws MapiException {
        return binding.enter();
    }

    final void exit() {
        binding.exit();
    }

    /** For what needs no object: throws if the handle is dead. */
    final void requireOpen() throws MapiException {
        Death death = binding.death;
        if (death != null) {
            throw death.exception();
        }
    }

    final boolean isOpen() {
        return binding.death == null;
    }

    /** What a call threw, as the client gets it; kept for GetLastError. */
    final MapiException failed(Throwable failure) {
        MapiException copy = Boundary.copy(failure, binding.home.name());
        lastError = copy;
        return copy;
    }

    final <R> R result(@Nullable R value) throws MapiException {
        if (value == null) {
            throw Boundary.nullFrom(binding.home.name());
        }
        return value;
    }

    final Opened<T> opened(T used) {
        return new Opened<>(scope, binding, used);
    }

    /** The text of the last failure if it had this code; empty if the provider is to be asked. */
    final Optional<MapiError> ownLastError(MapiCode code) {
        MapiException last = lastError;
        return last != null && last.code() == code ? last.mapiError() : Optional.empty();
    }

    /** The handle passes to another holder, which now closes it or ends with it. */
    final void moveTo(Scope other) throws MapiException {
        scope.remove(this);
        scope = other;
        try {
            other.add(this);
        } catch (MapiException e) {
            close();
            throw e;
        }
    }

    final String typeName() {
        return getClass().getSimpleName();
    }

    @Override
    public final <I> I queryInterface(Iid<I> iid) throws MapiException {
        if (iid.type().isInstance(this)) {
            return iid.type().cast(this);
        }
        T object = enter();
        try {
            return opened(object).otherInterface(result(object.queryInterface(iid)), iid);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final boolean isSameObject(@Nullable Object other) {
        if (!(other instanceof Handle<?> handle)) {
            return false;
        }
        T mine = binding.object;
        return this == handle
                || handle.binding.recipe == binding.recipe
                || mine != null && mine == handle.binding.object;
    }

    @Override
    public final int addRef() {
        return REFERENCES.updateAndGet(this, n -> n == 0 ? 0 : n + 1);
    }

    @Override
    public final int release() {
        int before = REFERENCES.getAndUpdate(this, n -> n == 0 ? 0 : n - 1);
        if (before == 0) {
            throw new IllegalStateException("this " + typeName() + " of " + binding.home.name()
                    + " has no reference left to release; it was closed already");
        }
        if (before == 1) {
            finish();
        }
        return before - 1;
    }

    @Override
    public final void close() {
        if (REFERENCES.getAndSet(this, 0) > 0) {
            finish();
        }
    }

    private void finish() {
        scope.remove(this);
        closing();
        binding.close(Death.CLOSED);
        closed();
    }

    /** What holds the handle has ended: the client's references stay countable, all else fails. */
    final void end(Death why) {
        closing();
        binding.close(why);
    }

    /** The handle is about to let go of its object. */
    void closing() {}

    /** The client closed the handle. */
    void closed() {}
}
