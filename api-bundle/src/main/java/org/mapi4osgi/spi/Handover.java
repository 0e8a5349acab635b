// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional, asked of a logon object by queryInterface: what the next revision must know so that no notification is lost,
 * doubled or reordered.
 */
@ConsumerType
public interface Handover extends IUnknown {
    /** This project's own identifier. */
    Iid<Handover> IID = new Iid<>(MapiUid.ofGuid("6D617069-346F-7367-6900-68616E64766F"), Handover.class);

    /** What the next revision must know; the logon notifies no more. */
    Binary suspend() throws MapiException;

    /** Takes up what suspend of the revision before gave. */
    void resume(Binary state) throws MapiException;
}
