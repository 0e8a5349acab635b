// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.work;

import java.time.Duration;
import java.time.Instant;

/** Lanes, alarms and the time. Free-threaded. */
public interface Work {
    /**
     * The time.
     *
     * @return now
     */
    Instant now();

    /**
     * Makes a lane.
     *
     * @param name tells people what is done there
     * @return the lane
     */
    Lane lane(String name);

    /**
     * Does something later, on a thread that many wait for: it only hands a task to a lane.
     *
     * @param delay when
     * @param body what
     * @return takes it back
     */
    Alarm after(Duration delay, Runnable body);
}
