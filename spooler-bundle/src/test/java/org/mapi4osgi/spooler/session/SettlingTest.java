// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spi.EndMessageFlag;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestDoor;

/** What a transport has sent is settled while it has its next message. */
final class SettlingTest {
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

    /** Does something while the first message's submission is ended. */
    private void whileTheFirstEnds(Runnable what) {
        boolean[] first = {true};
        rig.door.beforeStoreCalls((method, arguments) -> {
            if (first[0] && method.equals("finishedMsg")) {
                first[0] = false;
                what.run();
            }
        });
    }

    @Test
    void aTransportHasItsNextMessageMeanwhile() throws Exception {
        List<String> begun = new ArrayList<>();
        whileTheFirstEnds(() -> {
            rig.work.run();
            begun.addAll(rig.log.lines("smtp submit"));
        });
        rig.store.submit("first", "bob");
        rig.store.submit("second", "bob");
        rig.start();
        rig.untilSent();
        assertThat(begun).containsExactly("smtp submitMessage first", "smtp submitMessage second");
        assertThat(rig.store.sent()).containsExactlyInAnyOrder("first", "second");
        assertThat(rig.door.statusRow().statusString()).isEqualTo("nothing waits");
    }

    @Test
    void notMoreThanSomeAreUnsettled() throws Exception {
        int[] begun = {0};
        rig.door.beforeStoreCalls((method, arguments) -> {
            if (method.equals("finishedMsg")) {
                rig.work.run();
                begun[0] = Math.max(begun[0], rig.log.lines("smtp submit").size() - settled());
            }
        });
        for (int i = 0; i < 30; i++) {
            rig.store.submit("m" + i, "bob");
        }
        rig.start();
        rig.untilSent();
        assertThat(begun[0]).isBetween(2, 9);
        assertThat(rig.store.sent()).hasSize(30);
    }

    private int settled() {
        try {
            return rig.store.sent().size();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMessageThatIsWantedAgainGoesBeforeTheNext() throws Exception {
        boolean[] again = {true};
        smtp.script()
                .submit((logon, message, reference, flags) ->
                        again[0] ? SubmitResult.taken() : logon.takeAll(message, reference, flags));
        smtp.script().end((logon, reference) -> {
            Set<EndMessageFlag> flags = again[0] ? Set.of(EndMessageFlag.END_RESEND_NOW) : Set.of();
            again[0] = false;
            return flags;
        });
        rig.store.submit("first", "bob");
        rig.store.submit("second", "bob");
        rig.start();
        rig.untilCalled("smtp submit", 3);
        assertThat(rig.log.lines("smtp submit"))
                .containsExactly("smtp submitMessage first", "smtp submitMessage first", "smtp submitMessage second");
    }

    @Test
    void aFlushEndsOnceAllIsSettled() throws Exception {
        int request = rig.door.request();
        boolean[] early = {false};
        whileTheFirstEnds(() -> {
            rig.work.run();
            early[0] = rig.door.reply(request).isPresent();
        });
        rig.start();
        rig.door.status(smtp, StatusTeller.OUTBOUND_FLUSH);
        rig.store.submit("m", "bob");
        rig.door.ask(new ToSpooler.Flush(
                request, TestDoor.SESSION, Optional.of(rig.door.section(smtp)), Set.of(FlushFlag.FLUSH_UPLOAD)));
        assertThat(early[0]).isFalse();
        assertThat(rig.store.sent()).containsExactly("m");
    }

    @Test
    void aDefectLeavesNeitherTheMessageNorItsPlaceBehind() throws Exception {
        whileTheFirstEnds(() -> {
            throw new NoClassDefFoundError("of a bundle that is gone");
        });
        rig.store.submit("m", "bob");
        rig.start();
        rig.advance(Duration.ofHours(1));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
        assertThat(rig.door.statusRow().statusString()).isEqualTo("nothing waits");
    }
}
