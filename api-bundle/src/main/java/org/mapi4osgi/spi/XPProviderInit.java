// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiException;
import org.osgi.annotation.versioning.ConsumerType;

/** XPProviderInit: the entry point of a transport provider, registered as an OSGi service. */
@ConsumerType
@FunctionalInterface
public interface XPProviderInit {
    /** Makes a new provider object. */
    ProviderInit<IXPProvider> init(InitRequest request) throws MapiException;
}
