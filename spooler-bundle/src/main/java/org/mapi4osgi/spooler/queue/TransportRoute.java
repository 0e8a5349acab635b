// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.queue;

import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.AddressTypes;

/**
 * A transport and what it takes.
 *
 * @param section the transport's section of the profile
 * @param types what AddressTypes answered
 */
public record TransportRoute(MapiUid section, AddressTypes types) {}
