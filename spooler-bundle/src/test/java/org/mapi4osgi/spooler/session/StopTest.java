// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportLogon;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestDoor;
import org.mapi4osgi.tags.PR;

/** The spooler stops, whatever else is ending. */
final class StopTest {
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

    private int closeSession() {
        int request = rig.door.request();
        rig.door.tell(new ToSpooler.CloseSession(request, TestDoor.SESSION));
        rig.work.run();
        return request;
    }

    private void stop() {
        rig.stop();
        rig.work.run();
    }

    /** Sends a message, and in its transfer does something. */
    private void whileSending(Runnable body) throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            body.run();
            assertThat(rig.door.closings())
                    .as("the transfer is completed before")
                    .isZero();
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        rig.store.submit("last", "bob");
        rig.until(() -> rig.door.closings() > 0);
        rig.work.run();
    }

    private void assertEndedOnce() throws Exception {
        assertThat(rig.door.closings()).isEqualTo(1);
        assertThat(rig.log.lines("smtp logoff")).hasSize(1);
        assertThat(rig.log.lines("smtp logon released")).hasSize(1);
        assertThat(rig.store.sent()).containsExactly("last");
    }

    @Test
    void aStopWaitsForASessionThatIsClosing() throws Exception {
        int[] request = {0};
        whileSending(() -> {
            request[0] = closeSession();
            stop();
        });
        assertEndedOnce();
        assertThat(rig.door.replies(request[0])).isEqualTo(1);
    }

    @Test
    void aSessionThatIsClosedWhileTheSpoolerStopsIsAnswered() throws Exception {
        int[] request = {0};
        whileSending(() -> {
            stop();
            request[0] = closeSession();
        });
        assertEndedOnce();
        assertThat(rig.door.replies(request[0])).isEqualTo(1);
    }

    @Test
    void aSecondStopWaitsAsWell() throws Exception {
        whileSending(() -> {
            stop();
            stop();
        });
        assertEndedOnce();
    }

    @Test
    @Clause("REP-01")
    void aTransportThatCompletesItsMessageCanStillReport() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            stop();
            logon.support()
                    .statusRecips(
                            message,
                            FakeTransportLogon.recipients(message).stream()
                                    .map(row -> row.with(PR.PR_DELIVER_TIME, Rig.START))
                                    .toList());
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        rig.store.submit("last", "bob");
        rig.until(() -> rig.door.closings() > 0);
        assertEndedOnce();
    }

    @Test
    void aSessionThatHasEndedIsClosedAtOnceAndKnowsNothingElse() throws Exception {
        rig.start();
        closeSession();
        int request = closeSession();
        assertThat(rig.door.reply(request).orElseThrow().failure()).isEmpty();
        assertThat(rig.door
                        .ask(new ToSpooler.AddressTypes(rig.door.request(), TestDoor.SESSION))
                        .failure()
                        .orElseThrow()
                        .hresult())
                .isEqualTo(MapiCode.MAPI_E_END_OF_SESSION.hresult());
        stop();
        assertThat(rig.door.closings()).isEqualTo(1);
    }
}
