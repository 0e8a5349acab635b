// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.support;

import java.util.Set;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.UiParam;

/** What a configuration support object needs: a profile, but no session. The rules are those of {@link SupportPort}. */
public interface ConfigSupportPort {
    /** OpenProfileSection; the MAPIUID is never null here. */
    IProfSect openProfileSection(SupportObject caller, MapiUid uid, Set<OpenSectionFlag> flags) throws MapiException;

    /** MakeInvalid. */
    void makeInvalid(SupportObject caller, IUnknown object) throws MapiException;

    /** DoConfigPropsheet. */
    void doConfigPropsheet(
            SupportObject caller, UiParam uiParam, String title, IMAPITable displayTable, IMAPIProp configData)
            throws MapiException;

    /**
     * The support object's time is over: what was subscribed, opened or registered through it and is not bound to the
     * logon itself must go. Called after the last call through it was let in, and once more after each call that still ran.
     *
     * @param caller the support object
     */
    void revoked(SupportObject caller);
}
