// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiException;
import org.osgi.annotation.versioning.ConsumerType;

/** MSGSERVICEENTRY: the entry function of a message service, registered as an OSGi service. */
@ConsumerType
@FunctionalInterface
public interface MsgServiceEntry {
    /** Creates, configures or deletes the service. */
    void serviceEntry(ServiceEntryRequest request) throws MapiException;
}
