// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import org.mapi4osgi.api.MapiException;

/**
 * A call of a provider.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
public interface ProviderCall<T> {
    /**
     * Calls.
     *
     * @return what the provider returned
     * @throws MapiException as the provider threw it
     */
    T call() throws MapiException;
}
