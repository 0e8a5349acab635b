// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi.spooler;

import org.mapi4osgi.api.MapiException;
import org.osgi.annotation.versioning.ProviderType;

/** The service by which a spooler finds the runtime. Registered while the runtime is active. */
@ProviderType
public interface SpoolerHost {
    /**
     * Connects the one spooler there may be. Called by the spooler when it starts; any thread. Sessions that are open
     * already, and the stores that were handed over in them, are posted to the new port as if they had been opened now.
     * The connection ends with {@link SpoolerConnection#close}, and when the bundle that got this service stops.
     *
     * @param spooler gets the runtime's records, on a thread of the runtime, one at a time
     * @return the connection
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_BUSY: another spooler is connected
     *     </ul>
     */
    SpoolerConnection connect(SpoolerPort spooler) throws MapiException;
}
