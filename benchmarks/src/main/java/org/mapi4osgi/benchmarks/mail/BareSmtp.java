// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** Angus Mail by itself: one transport, connected once. One thread. */
final class BareSmtp implements AutoCloseable {
    private final Transport transport;

    BareSmtp(SmtpSink sink) throws MessagingException {
        transport = Session.getInstance(new Properties()).getTransport("smtp");
        transport.connect(sink.host(), sink.port(), null, null);
    }

    void send(MimeMessage message, Address[] recipients) throws MessagingException {
        transport.sendMessage(message, recipients);
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}
