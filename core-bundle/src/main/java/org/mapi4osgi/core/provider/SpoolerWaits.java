// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.time.Duration;

/**
 * How long the runtime waits for an answer of the spooler's.
 *
 * @param answer for what the spooler knows or notes at once: EnumAdrTypes, CompleteMsg, StoreLogoffTransports
 * @param transports for what may log transports on: NOTIFY_READYTOSEND of a store, ValidateState
 * @param submit how long a submit waits for transports to be logged on; it goes on without them
 * @param reports for StatusRecips: the reports are made meanwhile
 * @param flush for FlushQueues: mail is sent and received meanwhile
 * @param close how long the end of a session waits for what is in transfer
 */
public record SpoolerWaits(
        Duration answer, Duration transports, Duration submit, Duration reports, Duration flush, Duration close) {
    /** The defaults. */
    public static final SpoolerWaits DEFAULTS = new SpoolerWaits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30));
}
