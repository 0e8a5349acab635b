// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import org.jspecify.annotations.Nullable;

/** A registered entry point of one revision of a bundle: the framework's side of a {@link ProviderRevision}. */
public interface EntryPoint {
    /**
     * What it is the entry point of.
     *
     * @return the kind and the dll name
     */
    ProviderKey key();

    /**
     * Which bundle registered it.
     *
     * @return the bundle
     */
    BundleId bundle();

    /**
     * Gets the service; each successful get is paired with an {@link #unget}.
     *
     * @return the entry point; null if it is gone
     */
    @Nullable
    Object get();

    /** Ungets the service. */
    void unget();

    /** Lets go of what refers to the bundle; the service can be got no more. Idempotent. */
    void drop();
}
