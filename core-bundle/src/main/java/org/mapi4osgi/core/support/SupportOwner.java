// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.support;

import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/**
 * Whom a support object was made for: one logon, or one call of a service's entry function. A logon stays the same object
 * while its provider's revisions, and with them the support objects, come and go.
 */
public interface SupportOwner {
    /**
     * The profile section that {@code openProfileSection(null)} opens.
     *
     * @return the section's MAPIUID
     */
    MapiUid sectionUid();

    /**
     * PR_PROVIDER_DLL_NAME of that section.
     *
     * @return the dll name
     */
    String dllName();

    /**
     * SetProviderUID.
     *
     * @param caller the support object through which the provider called
     * @param uid the MAPIUID that is to be routed to this logon
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: there is no logon to route to
     *       <li>MAPI_E_NOT_ENOUGH_RESOURCES: too many MAPIUIDs
     *       <li>MAPI_E_INVALID_OBJECT: the support object's time is over
     *     </ul>
     */
    void setProviderUID(SupportObject caller, MapiUid uid) throws MapiException;

    /**
     * The provider called AddRef. Called without a lock.
     *
     * @param caller the support object
     * @param references how many references the provider holds now
     */
    void supportAdded(SupportObject caller, int references);

    /**
     * The provider called Release. Called without a lock, on the provider's thread.
     *
     * @param caller the support object
     * @param references how many references the provider holds now
     */
    void supportReleased(SupportObject caller, int references);

    /** A call comes in from the provider itself: what it causes may pass the provider's gate though it is closed. */
    void enterAsInsider();

    /** Ends {@link #enterAsInsider}. */
    void exitAsInsider();
}
