// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

import org.jspecify.annotations.Nullable;

/**
 * One account: what a profile section says, checked.
 *
 * @param senderName the display name of the sender
 * @param senderAddress the Internet address of the sender
 * @param outgoing what is needed to send; null if the account only receives
 * @param incoming what is needed to receive; null if the account only sends
 */
public record Account(
        String senderName,
        String senderAddress,
        @Nullable Outgoing outgoing,
        @Nullable Incoming incoming) {}
