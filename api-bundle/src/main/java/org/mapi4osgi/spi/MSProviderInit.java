// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiException;
import org.osgi.annotation.versioning.ConsumerType;

/** MSProviderInit: the entry point of a message store provider, registered as an OSGi service. */
@ConsumerType
@FunctionalInterface
public interface MSProviderInit {
    /** Makes a new provider object. */
    ProviderInit<IMSProvider> init(InitRequest request) throws MapiException;
}
