// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import org.mapi4osgi.api.MapiException;

/** Calls the entry functions of message services. Called without a lock; blocks until the function returns. */
@FunctionalInterface
public interface ServiceEntryCaller {
    /**
     * Calls an entry function on a thread with a deadline.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NOT_INITIALIZED: no bundle offers the function
     *       <li>MAPI_E_TIMEOUT: it did not return in time; its provider admin is invalid from then on
     *       <li>its own code: it refused
     *     </ul>
     */
    void call(ServiceEntryCall call) throws MapiException;
}
