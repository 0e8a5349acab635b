// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

/**
 * The result of a provider's entry point.
 *
 * @param provider a new provider object
 * @param providerVersion the version that the provider speaks
 * @param <P> the provider's interface
 */
public record ProviderInit<P>(P provider, SpiVersion providerVersion) {
    /**
     * A provider that speaks the current version.
     *
     * @param provider a new provider object
     * @param <P> the provider's interface
     * @return the result
     */
    public static <P> ProviderInit<P> of(P provider) {
        return new ProviderInit<>(provider, SpiVersion.CURRENT);
    }
}
