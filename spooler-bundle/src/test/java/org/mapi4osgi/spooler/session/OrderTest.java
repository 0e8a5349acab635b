// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spooler.queue.OutboundQueue;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.tags.PR;

final class OrderTest {
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

    private void submit(String subject, int priority) throws Exception {
        rig.store.submit(
                rig.store.draft(subject, new PropValue<>(PR.PR_PRIORITY, priority)), TestStore.to("SMTP", "bob"));
    }

    @Test
    void higherPriorityLeavesFirst() throws Exception {
        submit("slow", -1);
        submit("normal 1", 0);
        submit("normal 2", 0);
        submit("urgent 1", 1);
        submit("urgent 2", 1);
        rig.start();
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit"))
                .containsExactly(
                        "smtp submitMessage urgent 1",
                        "smtp submitMessage urgent 2",
                        "smtp submitMessage normal 1",
                        "smtp submitMessage normal 2",
                        "smtp submitMessage slow");
    }

    @Test
    void noMessageStarves() throws Exception {
        // Each message takes five minutes, and an urgent one comes as each leaves.
        int[] urgent = {0};
        smtp.script().submit((logon, message, reference, flags) -> {
            String subject = message.getProp(PR.PR_SUBJECT).orElse("");
            rig.clock.updateAndGet(now -> now.plus(Duration.ofMinutes(5)));
            if (!subject.equals("slow") && urgent[0] < 50) {
                try {
                    submit("urgent " + ++urgent[0], 1);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
            return logon.takeAll(message, reference, flags);
        });
        submit("slow", -1);
        submit("first", 1);
        rig.start();
        rig.untilSent();
        int place = rig.log.lines("smtp submit").indexOf("smtp submitMessage slow");
        long steps = 3 * OutboundQueue.AGE_STEP.toMinutes() / 5;
        assertThat(place).isBetween(1, (int) steps + 1);
    }
}
