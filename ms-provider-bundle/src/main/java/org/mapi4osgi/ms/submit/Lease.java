// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.submit;

import org.mapi4osgi.api.MapiUid;

/**
 * A lock on a queued message.
 *
 * @param owner the logon that holds it
 * @param token the fencing token that the store gave with it
 */
public record Lease(MapiUid owner, long token) {}
