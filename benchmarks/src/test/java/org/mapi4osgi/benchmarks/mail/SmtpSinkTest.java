// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SmtpSinkTest {
    /** Among these are some that hold most of the mark of a message's end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A: b\r\n\r\nbody\r\n",
                "A: b\r\n\r\n\r\n",
                "A: b\r\n\r\n\r\r\n.\r\r\n..\r\n",
                "A: b\r\n\r\n\n.\n\r\n.x\r\n"
            })
    void aMessageEndsAtTheLineWithADotAndNowhereElse(String message) throws Exception {
        try (SmtpSink sink = new SmtpSink();
                RawSmtp raw = new RawSmtp(sink)) {
            for (int i = 0; i < 3; i++) {
                raw.send(message.getBytes(StandardCharsets.US_ASCII));
            }
            sink.await(3, 30);
            assertThat(sink.messages()).isEqualTo(3);
        }
    }

    @Test
    void angusMailSendsManyMessagesThroughOneConnection() throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setText(".\r\n".repeat(40_000), "US-ASCII");
        message.saveChanges();
        Address[] recipients = {new InternetAddress(Letter.RECIPIENT)};
        try (SmtpSink sink = new SmtpSink();
                BareSmtp bare = new BareSmtp(sink)) {
            for (int i = 0; i < 5; i++) {
                bare.send(message, recipients);
            }
            assertThat(sink.messages()).isEqualTo(5);
        }
    }

    @Test
    void whoWaitsForTooManyIsTold() throws Exception {
        try (SmtpSink sink = new SmtpSink()) {
            assertThatThrownBy(() -> sink.await(1, 0)).hasMessage("only 0 of 1 messages came");
        }
    }
}
