// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.xp.config.Security;
import org.mapi4osgi.xp.config.XpTags;
import org.mapi4osgi.xp.testing.Certificates;
import org.mapi4osgi.xp.testing.TestAccount;
import org.mapi4osgi.xp.testing.TestStore;

/** A mail server that others wrote: out by SMTP, back by POP3, both over TLS and with a logon. */
final class GreenMailTest {
    @Test
    void whatIsSentComesBack(@TempDir Path folder) throws Exception {
        System.setProperty(
                "greenmail.tls.keystore.file",
                Certificates.GOOD.keyStore(folder).toString());
        System.setProperty("greenmail.tls.keystore.password", Certificates.PASSWORD);
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3S)
        });
        server.setUser("ada@example.org", "ada", "secret");
        server.start();
        try (TestStore store = new TestStore(folder);
                TestAccount account = new TestAccount(folder)
                        .server(XpTags.SMTP, "localhost", server.getSmtps().getPort(), Security.TLS)
                        .user(XpTags.SMTP, "ada", "secret")
                        .with(XpTags.SMTP.certificate(), Certificates.GOOD.fingerprint())
                        .server(XpTags.POP3, "localhost", server.getPop3s().getPort(), Security.TLS)
                        .user(XpTags.POP3, "ada", "secret")
                        .with(XpTags.POP3.certificate(), Certificates.GOOD.fingerprint())
                        .with(XpTags.PR_XP_READ_TIMEOUT_SECONDS, 20)
                        .store(store)) {
            List<String> sent = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                try (IMessage message = store.outgoing("out " + i, "ada@example.org")) {
                    message.setProp(PR.PR_BODY, "gr\u00FC\u00DFe\r\n.\r\n..\r\n");
                    assertThat(account.send(message)).isFalse();
                    message.setProp(PR.PR_SUBJECT, "sent " + i);
                    message.saveChanges();
                }
                sent.add("out " + i);
            }
            account.receive(store);
            assertThat(store.subjects()).containsAll(sent);
            try (IMessage message = store.open("out 3")) {
                assertThat(message.getProp(PR.PR_BODY).orElse("").strip()).isEqualTo("gr\u00FC\u00DFe\r\n.\r\n..");
                assertThat(message.getProp(PR.PR_SENDER_EMAIL_ADDRESS)).contains("ada@example.org");
            }
            account.advance(java.time.Duration.ofMinutes(1));
            account.receive(store);
            assertThat(store.subjects()).hasSize(10);
        } finally {
            server.stop();
        }
    }
}
