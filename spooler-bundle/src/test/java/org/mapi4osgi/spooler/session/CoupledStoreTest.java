// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.tags.PR;

/** A store that sends directly, with a transport of its own: what it does at a submission, the test does in its place. */
final class CoupledStoreTest {
    private static final int STATUS_OWN_STORE = 0x100;
    private static final PropValue<Boolean> HANDLED = new PropValue<>(PR.PR_RESPONSIBILITY, true);

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(directory);
        FakeTransportProvider own = rig.transport("own", "SMTP");
        rig.transport("fax", "FAX");
        rig.door.status(own, STATUS_OWN_STORE);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private EntryId save(IMessage message, Props... recipients) throws Exception {
        message.modifyRecipients(null, List.of(recipients));
        message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        return Rig.id(message);
    }

    @Test
    @Clause("OUT-31")
    void out31_whatTheStoreHasSentItselfIsNotTheSpoolersBusiness() throws Exception {
        EntryId id;
        try (IMessage message = rig.store.draft("direct", rig.store.sentMail())) {
            id = save(message, TestStore.to("SMTP", "a"), TestStore.to("SMTP", "b"));
            // Counts how often the spooler opens it.
            rig.door.unreadable(id);
            rig.start();
            // The spooler is at work, and sees the message wait in the Outbox.
            rig.advance(Duration.ofMinutes(30));
            save(message, TestStore.to("SMTP", "a", HANDLED), TestStore.to("SMTP", "b", HANDLED));
        }
        try (IMAPIFolder outbox = rig.store.special(PR.PR_IPM_OUTBOX_ENTRYID);
                IMAPIFolder sent = rig.store.special(PR.PR_IPM_SENTMAIL_ENTRYID)) {
            outbox.copyMessages(CopyMessagesRequest.of(List.of(id), sent, CopyMessagesFlag.MESSAGE_MOVE));
        }
        rig.advance(Duration.ofMinutes(30));
        assertThat(rig.door.reads()).as("the spooler opened it").isZero();
        assertThat(rig.log.lines("own submitMessage")).isEmpty();
        assertThat(rig.log.lines("fax submitMessage")).isEmpty();
        assertThat(rig.door.statusRow().statusString()).isEqualTo("nothing waits");
        assertThat(rig.store.sent()).containsExactly("direct");
        assertThat(rig.store.received()).isEmpty();
    }

    /** The pair leaves the rest to the spooler, which does not send to those that have it already. */
    @Test
    @Clause("OUT-31")
    void out31_recipientsOutOfThePairsReachAreTheSpoolers() throws Exception {
        rig.start();
        rig.store.submit(
                rig.store.draft("both", rig.store.sentMail()),
                TestStore.to("SMTP", "a", HANDLED),
                TestStore.to("FAX", "b"));
        rig.untilSent();
        assertThat(rig.log.lines("own submitMessage")).isEmpty();
        assertThat(rig.log.lines("fax sent")).containsExactly("fax sent to b");
        assertThat(rig.store.sent()).containsExactly("both");
    }
}
