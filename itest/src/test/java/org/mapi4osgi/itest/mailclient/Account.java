// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.mailclient;

import java.util.Map;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;

/**
 * An account on servers of this machine, as docs/guide/internet-mail.md lists its settings.
 *
 * @param user address, and name to log on with
 * @param settings for MSG_SERVICE_CONFIGURE
 */
public record Account(String user, Props settings) {
    private static final int EVERY_SECOND = 1;

    /** The account that environment variables tell of, see {@code itest/real-servers --help}. */
    public static Account of(Map<String, String> environment, String smtpSecurity) {
        String host = need(environment, "MAIL_HOST");
        String user = need(environment, "MAIL_USER");
        String password = need(environment, "MAIL_PASSWORD");
        String certificate = need(environment, "MAIL_CERTIFICATE");
        return new Account(
                user,
                Props.builder()
                        .put(text(0x6601), user)
                        .put(text(0x6610), host)
                        .put(number(0x6611), Integer.parseInt(need(environment, "MAIL_SMTP")))
                        .put(text(0x6612), smtpSecurity)
                        .put(text(0x6613), user)
                        .put(text(0x6615), certificate)
                        .put(text(0x67F0), password)
                        .put(text(0x6620), host)
                        .put(number(0x6621), Integer.parseInt(need(environment, "MAIL_POP3S")))
                        .put(text(0x6622), "TLS")
                        .put(text(0x6623), user)
                        .put(text(0x6625), certificate)
                        .put(text(0x67F2), password)
                        .put(number(0x6628), EVERY_SECOND)
                        .put(text(0x662C), "received")
                        .build());
    }

    private static String need(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set; see itest/real-servers --help");
        }
        return value;
    }

    private static PropTag<String> text(int id) {
        return PropTag.of(id, PropType.PT_UNICODE, String.class);
    }

    private static PropTag<Integer> number(int id) {
        return PropTag.of(id, PropType.PT_LONG, Integer.class);
    }
}
