// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.xp.testing.ScriptedSmtp;
import org.mapi4osgi.xp.testing.TestAccount;
import org.mapi4osgi.xp.testing.TestStore;

final class SendingTest {
    private final ScriptedSmtp server = new ScriptedSmtp();
    private TestStore store;
    private TestAccount account;

    @BeforeEach
    void logOn(@TempDir Path folder) throws MapiException {
        store = new TestStore(folder);
        account = new TestAccount(folder).sendsBy(server);
    }

    @AfterEach
    void logOff() throws MapiException {
        account.close();
        store.close();
        server.close();
    }

    @Test
    void aMessageArrivesAndItsRecipientsAreTaken() throws MapiException {
        try (IMessage message = store.outgoing("hello", "bob@example.net", "carol@example.net")) {
            assertThat(account.send(message)).isFalse();
        }
        assertThat(server.mails()).hasSize(1);
        assertThat(server.mails().get(0))
                .contains("Subject: hello\r\n", "From: Ada Lovelace <ada@example.org>", "\r\n.\r\nand a line after a dot");
        assertThat(server.heard()).contains("RCPT TO:<bob@example.net>", "RCPT TO:<carol@example.net>");
        assertThat(store.taken("hello")).containsExactly("bob@example.net", "carol@example.net");
    }
}
