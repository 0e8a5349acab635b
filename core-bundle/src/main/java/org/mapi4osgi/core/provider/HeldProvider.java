// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import org.jspecify.annotations.Nullable;

/**
 * A provider object. All of core reaches it through this object, so that emptying it is all it takes to let go.
 *
 * @param <P> the provider's interface
 */
public final class HeldProvider<P> {
    private volatile @Nullable P provider;

    HeldProvider(P provider) {
        this.provider = provider;
    }

    /**
     * The provider object.
     *
     * @return the object; null once emptied
     */
    public @Nullable P provider() {
        return provider;
    }

    /** Lets go. */
    public void empty() {
        provider = null;
    }
}
