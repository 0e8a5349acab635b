// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.time.Clock;
import java.util.function.LongSupplier;
import org.mapi4osgi.mime.IConverterSession;
import org.mapi4osgi.util.DataFolder;
import org.mapi4osgi.xp.fault.Faults;

/**
 * What all logons work with.
 *
 * @param data where files of the installation are
 * @param converter between messages and mails
 * @param faults told of each step of a transfer
 * @param clock the time of day
 * @param nanoTime measures how long a connection was idle, and how long a server takes
 */
public record Environment(
        DataFolder data, IConverterSession converter, Faults faults, Clock clock, LongSupplier nanoTime) {}
