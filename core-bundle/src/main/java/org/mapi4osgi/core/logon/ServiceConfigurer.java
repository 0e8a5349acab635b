// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.Set;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;

/** Lets a message service configure itself: its entry function with MSG_SERVICE_CONFIGURE. Called without a lock. */
@FunctionalInterface
public interface ServiceConfigurer {
    /**
     * Calls the entry function.
     *
     * @param service the service
     * @param uiParam the parent window of dialogs
     * @param flags whether dialogs are allowed
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_INITIALIZED: the service has no entry function
     *       <li>the function's own code
     *     </ul>
     */
    void configure(MapiUid service, UiParam uiParam, Set<ServiceFlag> flags) throws MapiException;
}
