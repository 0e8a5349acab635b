// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import org.mapi4osgi.api.MapiUid;

/** What a provider does to its logon through the support object. Called without a lock, on the provider's thread. */
interface LogonEvents {
    void uidRegistered(Logon<?> logon, MapiUid uid);

    void supportAdded(Logon<?> logon, int references);

    /** The last reference was released while the logon was in use. */
    void supportGone(Logon<?> logon);

    /** If the logon is about to end, returns when it has ended. Called outside the gate. */
    void settle(Logon<?> logon);
}
