// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional, asked of a logon object by queryInterface: what the next revision of the provider must know so that no
 * notification is lost, doubled or reordered while the bundle is replaced. This project's own; without it clients'
 * tables get TABLE_RELOAD.
 *
 * <p>The runtime of version 0.1 does not ask for it.
 */
@ConsumerType
public interface Handover extends IUnknown {
    /** This project's own identifier. */
    Iid<Handover> IID = new Iid<>(MapiUid.ofGuid("6D617069-346F-7367-6900-68616E64766F"), Handover.class);

    /**
     * Stops notifying and tells what the next revision must know: the number of the last change that sinks were told
     * of, for instance. Called once, after all calls have left the logon and before its logoff; on a worker thread,
     * within the deadline of the logoff.
     *
     * @return bytes for {@link #resume} of another revision, which may be a newer or an older one: start them with a
     *     version
     * @throws MapiException
     *     <ul>
     *       <li>any: nothing is handed over; tables are reloaded
     *     </ul>
     */
    Binary suspend() throws MapiException;

    /**
     * Takes up what {@link #suspend} of the revision before gave: tells, in order, what happened since. Called once,
     * after the logon and before any other call, on the logon's worker thread.
     *
     * @param state the bytes, as they were returned
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_VERSION: written by a revision that this one does not understand; tables are reloaded
     *       <li>any other: likewise
     *     </ul>
     */
    void resume(Binary state) throws MapiException;
}
