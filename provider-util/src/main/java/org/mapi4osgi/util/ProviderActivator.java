// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * The activator of a provider bundle: offers the entry points while the bundle is active, and does nothing else.
 *
 * <pre>{@code
 * @MapiProvider(type = ProviderKind.MS, dll = "hello")
 * public final class Activator extends ProviderActivator {
 *     @Override
 *     protected void provide(ProviderEntries entries) {
 *         entries.messageStore("hello", HelloProvider::new);
 *     }
 * }
 * }</pre>
 */
public abstract class ProviderActivator implements BundleActivator {
    private volatile @Nullable ProviderEntries entries;

    /** Called by the framework, through the subclass. */
    protected ProviderActivator() {}

    /**
     * Offers what the bundle provides. Called once in each start of the bundle, by the thread that starts it; must not
     * block.
     *
     * @param offered takes the entry points
     * @throws Exception anything; the bundle then does not start, and what was offered is withdrawn
     */
    protected abstract void provide(ProviderEntries offered) throws Exception;

    @Override
    public final void start(BundleContext context) throws Exception {
        ProviderEntries offered = new ProviderEntries(context);
        try {
            provide(offered);
        } catch (Exception | Error e) {
            offered.withdraw();
            throw e;
        }
        entries = offered;
    }

    @Override
    public final void stop(BundleContext context) {
        ProviderEntries offered = entries;
        entries = null;
        if (offered != null) {
            offered.withdraw();
        }
    }
}
