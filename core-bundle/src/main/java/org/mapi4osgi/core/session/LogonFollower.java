// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import org.mapi4osgi.core.handle.Door;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.logon.LogonListener;
import org.mapi4osgi.core.status.StatusTable;

/** Keeps a session's handles and status rows in step with its logons. */
final class LogonFollower implements LogonListener {
    private final Doors doors;
    private final StatusTable status;

    LogonFollower(Doors doors, StatusTable status) {
        this.doors = doors;
        this.status = status;
    }

    @Override
    public void attached(Logon<?> logon) {
        Door<?> door = doors.known(logon);
        if (door != null) {
            door.home().arrived();
        }
    }

    @Override
    public void detached(Logon<?> logon) {}

    @Override
    public void expired(Logon<?> logon) {
        status.remove(logon.sectionUid());
    }

    @Override
    public void died(Logon<?> logon) {
        status.remove(logon.sectionUid());
        doors.remove(logon);
    }
}
