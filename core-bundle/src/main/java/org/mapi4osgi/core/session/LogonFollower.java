// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import org.mapi4osgi.core.handle.Door;
import org.mapi4osgi.core.logon.HostedTransport;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.logon.LogonListener;
import org.mapi4osgi.core.spool.SpoolerLink;
import org.mapi4osgi.core.status.StatusTable;
import org.mapi4osgi.spi.spooler.ToSpooler;

/** Keeps a session's handles, status rows and spooler in step with its logons. */
final class LogonFollower implements LogonListener {
    private final Doors doors;
    private final StatusTable status;
    private final int session;
    private final SpoolerLink spooler;

    LogonFollower(Doors doors, StatusTable status, int session, SpoolerLink spooler) {
        this.doors = doors;
        this.status = status;
        this.session = session;
        this.spooler = spooler;
    }

    @Override
    public void attached(Logon<?> logon) {
        Door<?> door = doors.known(logon);
        if (door != null) {
            door.home().arrived();
        }
        if (logon instanceof HostedTransport transport && transport.epoch() > 1) {
            spooler.tell(new ToSpooler.TransportBack(session, transport.sectionUid(), transport.wanted()));
        }
    }

    @Override
    public void detached(Logon<?> logon) {
        gone(logon);
    }

    private void gone(Logon<?> logon) {
        if (logon instanceof HostedTransport transport && !transport.isDismissed()) {
            spooler.tell(new ToSpooler.TransportGone(session, transport.sectionUid()));
        }
    }

    @Override
    public void expired(Logon<?> logon) {
        removeRow(logon);
    }

    private void removeRow(Logon<?> logon) {
        if (!logon.isOfSpooler()) {
            status.remove(logon.sectionUid());
        }
    }

    @Override
    public void died(Logon<?> logon) {
        removeRow(logon);
        doors.remove(logon);
        gone(logon);
    }
}
