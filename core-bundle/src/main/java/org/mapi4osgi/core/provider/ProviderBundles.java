// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderState;

/** The bundles that can be provider bundles, as far as the loader starts and stops them. Called without a lock. */
public interface ProviderBundles {
    /**
     * Sees to it that a bundle with a provider runs, by the rules of who may start what.
     *
     * @param key the provider that is needed
     * @param pinned the symbolic name of the only bundle that will do; empty for any
     * @return what came of it
     */
    Start start(ProviderKey key, String pinned);

    /**
     * Sees to it that a bundle runs, by the same rules.
     *
     * @param symbolicName the bundle's symbolic name
     * @return what came of it
     */
    Start start(String symbolicName);

    /**
     * Stops a bundle if {@link #start} started it and nobody else did since.
     *
     * @param bundle the bundle
     * @return whether it was stopped
     */
    boolean stop(BundleId bundle);

    /**
     * The installed bundles with a provider.
     *
     * @return one element for each kind of provider in each bundle
     */
    List<Installed> installed();

    /**
     * What came of a start.
     *
     * @param outcome whether an entry point is to be expected
     * @param bundle the bundle it is about; null if there is none
     * @param why what is the matter and what to do next, for {@link Outcome#REFUSED}
     */
    record Start(Outcome outcome, @Nullable BundleId bundle, String why) {}

    /** What a start can come to. */
    enum Outcome {
        /** The runtime started the bundle. */
        STARTED,
        /** The bundle runs, or comes up by itself. */
        RUNNING,
        /** There is none, or it may not or cannot be started. */
        REFUSED
    }

    /**
     * An installed bundle with a provider.
     *
     * @param key the provider
     * @param bundle the bundle
     * @param state INSTALLED, STOPPED or STARTING; AVAILABLE for an active bundle
     */
    record Installed(ProviderKey key, BundleId bundle, ProviderState state) {}
}
