// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.kit.fake.TransportScript.Call;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestDoor;

/** A transport that is not wanted any more when its logon is done. */
final class LeavingTest {
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

    private void remove() {
        rig.door.remove(smtp);
        rig.door.tell(new ToSpooler.TransportsChanged(TestDoor.SESSION));
        rig.work.run();
    }

    private void assertLoggedOff() {
        assertThat(rig.log.lines("smtp"))
                .endsWith("smtp logoff", "smtp logon released")
                .noneMatch(line -> line.contains("transportNotify"));
    }

    @Test
    void aTransportThatIsRemovedWhileItLogsOnIsLoggedOff() throws Exception {
        smtp.next((provider, request) -> {
            remove();
            return provider.logonWell(request);
        });
        rig.start();
        assertLoggedOff();
        assertThat(rig.door.statusRow().statusCode() & StatusTeller.OUTBOUND_ENABLED)
                .isZero();
    }

    @Test
    void aTransportThatIsRemovedBeforeItTellsWhatItSendsIsLoggedOff() throws Exception {
        smtp.script().before(Call.ADDRESS_TYPES, logon -> remove());
        rig.start();
        assertLoggedOff();
    }

    @Test
    void aTransportWhoseSessionEndsWhileItLogsOnIsLoggedOffBeforeThat() throws Exception {
        int request = rig.door.request();
        smtp.next((provider, logon) -> {
            rig.door.tell(new ToSpooler.CloseSession(request, TestDoor.SESSION));
            rig.work.run();
            assertThat(rig.door.reply(request)).isEmpty();
            return provider.logonWell(logon);
        });
        rig.start();
        assertLoggedOff();
        assertThat(rig.door.reply(request)).isPresent();
    }

    @Test
    void aLogonThatIsDoneAfterTheSessionHasEndedIsLoggedOff() throws Exception {
        int request = rig.door.request();
        smtp.next((provider, logon) -> {
            rig.door.tell(new ToSpooler.CloseSession(request, TestDoor.SESSION));
            rig.advance(Closing.PATIENCE);
            assertThat(rig.door.reply(request)).isPresent();
            return provider.logonWell(logon);
        });
        rig.start();
        assertLoggedOff();
    }
}
