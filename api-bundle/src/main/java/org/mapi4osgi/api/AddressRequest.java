// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;

/**
 * What the dialog of {@link IAddrBook#address} shows (ADRPARM). Reference: adrparm.
 *
 * @param caption the dialog's title; empty for the runtime's
 * @param destinations the lines that recipients are typed into, at least one
 */
public record AddressRequest(String caption, List<Destination> destinations) {
    /** The lines of a message: To, Cc and Bcc. */
    public static final AddressRequest MESSAGE = new AddressRequest(
            "", List.of(new Destination("To", 1), new Destination("Cc", 2), new Destination("Bcc", 3)));

    /**
     * Copies the lines.
     *
     * @param caption the dialog's title; empty for the runtime's
     * @param destinations the lines that recipients are typed into, at least one
     */
    public AddressRequest {
        destinations = List.copyOf(destinations);
        if (destinations.isEmpty()) {
            throw new IllegalArgumentException("an address dialog needs at least one line for recipients");
        }
    }

    /**
     * A line for recipients.
     *
     * @param title what stands before it
     * @param recipientType the PR_RECIPIENT_TYPE of its recipients: MAPI_TO 1, MAPI_CC 2, MAPI_BCC 3
     */
    public record Destination(String title, int recipientType) {}
}
