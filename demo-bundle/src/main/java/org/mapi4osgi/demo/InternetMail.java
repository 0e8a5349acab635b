// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.nio.file.Path;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.demo.server.MailServer;
import org.mapi4osgi.demo.server.ServerIdentity;

/** The settings of the message service MAPI4OSGI_XP that the demo needs; the guide on internet mail explains all. */
final class InternetMail {
    static final String SERVICE = "MAPI4OSGI_XP";

    private static final PropTag<String> SENDER_NAME = text(0x6600);
    private static final PropTag<String> SENDER_ADDRESS = text(0x6601);
    private static final PropTag<String> SMTP_PASSWORD = text(0x67F0);
    private static final PropTag<String> POP3_PASSWORD = text(0x67F2);
    private static final int SMTP = 0x6610;
    private static final int POP3 = 0x6620;

    private InternetMail() {}

    private static PropTag<String> text(int id) {
        return PropTag.of(id, PropType.PT_UNICODE, String.class);
    }

    /** An account on a server of this process that speaks TLS from the first byte under that certificate. */
    static Props account(MailServer mail, Path certificate, String address, String password) {
        Props.Builder settings = Props.of(SENDER_NAME, "The demo").with(SENDER_ADDRESS, address).toBuilder();
        server(settings, SMTP, mail.smtpPort(), certificate, address);
        server(settings, POP3, mail.pop3Port(), certificate, address);
        return settings.put(SMTP_PASSWORD, password)
                .put(POP3_PASSWORD, password)
                .build();
    }

    private static void server(Props.Builder settings, int first, int port, Path certificate, String user) {
        settings.put(text(first), ServerIdentity.HOST)
                .put(PropTag.of(first + 1, PropType.PT_LONG, Integer.class), port)
                .put(text(first + 2), "TLS")
                .put(text(first + 3), user)
                .put(text(first + 5), certificate.toString());
    }
}
