// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import org.mapi4osgi.spi.spooler.SpoolerConnection;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spooler.queue.RetryPolicy;
import org.mapi4osgi.spooler.work.Faults;
import org.mapi4osgi.spooler.work.Lane;
import org.mapi4osgi.spooler.work.Work;

/**
 * What all parts of one session's mail share.
 *
 * @param session the session
 * @param connection the door to the runtime
 * @param work lanes, alarms and the time
 * @param control the session's own lane: decides, and calls no transport
 * @param errands where messages and reports are worked on that no transport waits for
 * @param settling where it is noted what transports have done, while they have their next messages
 * @param faults passed at each step
 * @param retry when a message is tried again
 */
record SessionContext(
        int session,
        SpoolerConnection connection,
        Work work,
        Lane control,
        Lane errands,
        SettlingLanes settling,
        Faults faults,
        RetryPolicy retry) {
    void tell(ToRuntime record) {
        connection.post(record.toBinary());
    }
}
