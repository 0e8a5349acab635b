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

    /** QueryInterface. */
    default <T> T queryInterface(Iid<T> iid) throws MapiException {
        if (iid.type().isInstance(this)) {
            return iid.type().cast(this);
        }
        throw new MapiException(
                MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED,
                "this object is no " + iid.type().getSimpleName());
    }

    /** COM identity: whether two handles stand for one object. */
    default boolean isSameObject(@Nullable Object other) {
        return this == other;
    }

    /** AddRef on this handle. */
    default int addRef() {
        throw new UnsupportedOperationException("only handles are counted");
    }

    /** Release on this handle. */
    default int release() {
        throw new UnsupportedOperationException("only handles are counted");
    }

    /** Releases all references of this handle. Idempotent. */
    @Override
    default void close() {}
}
