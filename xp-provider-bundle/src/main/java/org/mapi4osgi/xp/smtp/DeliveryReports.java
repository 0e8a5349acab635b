// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.smtp;

import java.nio.charset.StandardCharsets;
import org.mapi4osgi.xp.config.MailAddress;

/**
 * The reports that the server is asked for (RFC 3461), where it can.
 *
 * @param when when they are wanted: the value of NOTIFY; empty leaves it to the server
 * @param wholeMessage whether reports come with the whole message
 * @param envelopeId what reports name the message by
 */
public record DeliveryReports(String when, boolean wholeMessage, String envelopeId) {
    /** Nothing is asked for. */
    public static final DeliveryReports UNASKED = new DeliveryReports("", false, "");

    String ofMessage() {
        return when.isEmpty() ? "" : " RET=" + (wholeMessage ? "FULL" : "HDRS") + " ENVID=" + xtext(envelopeId);
    }

    String ofRecipient(MailAddress address) {
        if (when.isEmpty()) {
            return "";
        }
        String original = address.isInternational() ? "" : " ORCPT=rfc822;" + xtext(address.text());
        return " NOTIFY=" + when + original;
    }

    private static String xtext(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7F && b != '+' && b != '=') {
                out.append((char) b);
            } else {
                out.append("+%02X".formatted(b & 0xFF));
            }
        }
        return out.toString();
    }
}
