// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiException;
import org.osgi.annotation.versioning.ConsumerType;

/** ABProviderInit: the entry point of an address book provider, registered as an OSGi service. */
@ConsumerType
@FunctionalInterface
public interface ABProviderInit {
    /** Makes a new provider object. */
    ProviderInit<IABProvider> init(InitRequest request) throws MapiException;
}
