// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spooler.testing.Rig;

final class OutboundTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    private Rig rig;
    private FakeTransportProvider smtp;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(directory);
        smtp = rig.transport("smtp", "SMTP");
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    @Clause({"OUT-20", "OUT-30", "XPLOG-01"})
    void whatIsSubmittedLeavesAndIsInSentItems() throws Exception {
        rig.start();
        EntryId id = rig.store.submit("hello", "bob@example.org");
        rig.untilSent();
        assertThat(rig.store.sent()).containsExactly("hello");
        assertThat(rig.log.lines())
                .containsExactly(
                        "smtp init",
                        "smtp logon 1",
                        "smtp addressTypes",
                        "smtp transportNotify [NOTIFY_BEGIN_INBOUND, NOTIFY_BEGIN_OUTBOUND]",
                        "smtp submitMessage hello",
                        "smtp sent to bob@example.org",
                        "smtp endMessage 101");
        assertThat(id).isNotNull();
        assertThat(smtp).isNotNull();
    }
}
