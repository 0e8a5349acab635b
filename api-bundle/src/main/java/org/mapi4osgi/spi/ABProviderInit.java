// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * ABProviderInit: the entry point of an address book provider. A bundle registers it as an OSGi service, in its
 * activator or by Declarative Services, and does nothing else until it is called: a registered provider is not a
 * logged-on one. The service property {@value MapiProviderConstants#DLL_PROPERTY} tells the dll name by which profiles
 * find it. One bundle has at most one entry point of each kind. Reference: abproviderinit, INIT-01 to INIT-08.
 */
@ConsumerType
@FunctionalInterface
public interface ABProviderInit {
    /**
     * Makes a provider object, a new one in each call: two profiles, or two loads of one session, never share one
     * (INIT-04). Nothing is known about how often this is called (INIT-08).
     *
     * <p>The runtime calls it on a worker thread; calls for several sessions may come at the same time. It has 30 s by
     * default; a call that takes longer counts as failed and its thread as lost. It must not log on to MAPI.
     *
     * @param request the runtime's version and how it was initialized
     * @return the provider object and the version of this interface that it speaks
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_VERSION: the runtime is older than the provider can use; nothing of the provider is called then
     *           (INIT-02). The runtime answers so itself if the returned version is too old for it (INIT-03)
     *       <li>any other: the logon fails with it, and the provider's services are disabled for the session
     *     </ul>
     */
    ProviderInit<IABProvider> init(InitRequest request) throws MapiException;
}
