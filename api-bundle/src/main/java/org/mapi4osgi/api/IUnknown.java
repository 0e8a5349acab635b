// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What every MAPI object can do: tell its interfaces, be counted, be released.
 *
 * <p>Clients hold <em>handles</em>, made by the runtime; each open gives a handle of its own. Providers implement the
 * interfaces that extend this one and need not override anything here but {@link #close}: the runtime is the only owner
 * of an object that a provider returned, and closes it once, when the last reference to the last handle is gone.
 */
@ConsumerType
public interface IUnknown extends AutoCloseable {
    /** IID_IUnknown. */
    Iid<IUnknown> IID = new Iid<>(MapiUid.ofGuid("00000000-0000-0000-C000-000000000046"), IUnknown.class);

    /**
     * Asks for another interface of this object (QueryInterface). A handle asks the provider's object behind it, so
     * that optional abilities stay discoverable.
     *
     * <p>Clients call it at any time, from any thread. The result counts as the same open: closing one of the two
     * closes both.
     *
     * @param iid the interface
     * @param <T> the interface
     * @return this object under that interface
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INTERFACE_NOT_SUPPORTED: the object does not have the interface
     *       <li>MAPI_E_INVALID_OBJECT: the handle is closed, or its provider is gone for good
     *     </ul>
     */
    default <T> T queryInterface(Iid<T> iid) throws MapiException {
        if (iid.type().isInstance(this)) {
            return iid.type().cast(this);
        }
        throw new MapiException(
                MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED,
                "this object is no " + iid.type().getSimpleName());
    }

    /**
     * Tells COM identity: whether two handles stand for one object of a provider. Each open gives a handle of its own,
     * so that {@code ==} tells nothing. Any thread, never blocks.
     *
     * @param other another handle; null is never the same
     * @return true if both stand for one object
     */
    default boolean isSameObject(@Nullable Object other) {
        return this == other;
    }

    /**
     * Adds a reference to this handle (AddRef). Whoever adds one must {@link #release} it. References are counted on
     * this handle only, so that one release too many is told with the handle that it was made on. Works on a handle
     * whose object is gone (SUP-07). Any thread, never blocks.
     *
     * @return the number of references, for diagnosis only
     * @throws UnsupportedOperationException on an object that is not a handle
     */
    default int addRef() {
        throw new UnsupportedOperationException("only handles are counted");
    }

    /**
     * Drops a reference of this handle (Release); the last one closes it. Works on a handle whose object is gone. Any
     * thread; the last release calls the provider and may block as long as the provider does.
     *
     * @return the number of references left
     * @throws UnsupportedOperationException on an object that is not a handle
     * @throws IllegalStateException if there is no reference left to drop
     */
    default int release() {
        throw new UnsupportedOperationException("only handles are counted");
    }

    /**
     * Releases all references of this handle. Idempotent, never throws.
     *
     * <p>On a provider's object: the runtime calls it once, when the last handle of the object is gone or the logon
     * ends, never while a call of that object runs. The provider frees what the object holds; unsaved changes are
     * dropped.
     */
    @Override
    default void close() {}
}
