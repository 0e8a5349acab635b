// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.kit.fake.TransportScript.Before;
import org.mapi4osgi.kit.fake.TransportScript.Call;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestDoor;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.tags.PR;

/** What goes on while a transport is told something: all but what that transport is told next. */
final class NoticesTest {
    private static final String SENDING = "smtp transportNotify [NOTIFY_BEGIN_OUTBOUND]";
    private static final String RECEIVING = "smtp transportNotify [NOTIFY_BEGIN_INBOUND]";
    private static final String ENDED = "smtp transportNotify [NOTIFY_END_INBOUND, NOTIFY_END_OUTBOUND]";

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

    /** A step of a transport in which the test goes on. */
    private static Before meanwhile(Callable<?> body) {
        return logon -> {
            try {
                body.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        };
    }

    @Test
    void aTransportThatHangsInANoticeHoldsUpNoOther() throws Exception {
        rig.transport("fax", "FAX");
        smtp.script().before(Call.NOTIFY, meanwhile(() -> {
            rig.store.submit(rig.store.draft("fax"), TestStore.to("FAX", "1"));
            rig.untilCalled("fax sent", 1);
            rig.store.submit("mail", "bob");
            rig.untilCalled(SENDING, 1);
            assertThat(rig.log.lines("smtp submit"))
                    .as("it may not send before it was told")
                    .isEmpty();
            return null;
        }));
        rig.start();
        rig.untilSent();
        assertThat(rig.log.lines("fax sent")).hasSize(1);
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
    }

    @Test
    @Clause({"OUT-37", "IN-13", "SHUT-12"})
    void whatBeginsWhileTheSessionEndsIsEndedBeforeTheLogoff() throws Exception {
        smtp.script().before(Call.NOTIFY, meanwhile(() -> {
            rig.door.tell(new ToSpooler.CloseSession(rig.door.request(), TestDoor.SESSION));
            rig.work.run();
            assertThat(rig.log.lines("smtp logoff")).isEmpty();
            return null;
        }));
        rig.start();
        assertThat(rig.log.lines())
                .containsSubsequence(SENDING, RECEIVING, ENDED, "smtp logoff", "smtp logon released");
    }

    @Test
    @Clause("OUT-37")
    void aDirectionThatWasRefusedIsNotEnded() throws Exception {
        smtp.script().fail(Call.NOTIFY, MapiCode.MAPI_E_NETWORK_ERROR);
        rig.start();
        rig.door.ask(new ToSpooler.CloseSession(rig.door.request(), TestDoor.SESSION));
        assertThat(rig.log.lines("smtp transportNotify"))
                .containsExactly(SENDING, RECEIVING, "smtp transportNotify [NOTIFY_END_INBOUND]");
    }

    @Test
    void aBeginningThatItsRevisionWasNotToldIsNotToldToTheNext() throws Exception {
        smtp.script().before(Call.NOTIFY, meanwhile(() -> {
            // BEGIN_INBOUND waits behind this.
            rig.door.tell(new ToSpooler.TransportGone(TestDoor.SESSION, rig.door.section(smtp)));
            rig.door.tell(new ToSpooler.TransportBack(TestDoor.SESSION, rig.door.section(smtp), Set.of()));
            rig.work.run();
            return null;
        }));
        rig.start();
        assertThat(rig.log.lines("smtp transportNotify")).containsExactly(SENDING, SENDING, RECEIVING);
    }

    @Test
    @Clause("IN-01")
    void in01_mailThatIsAnnouncedWhileReceivingBeginsIsReceived() throws Exception {
        smtp.script().nextStart((logon, message, reference) -> {
            message.setProp(PR.PR_SUBJECT, "early");
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        });
        smtp.script().before(Call.NOTIFY, logon -> {});
        smtp.script().before(Call.NOTIFY, logon -> {
            logon.support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_NEWMAIL);
            rig.work.run();
            assertThat(rig.log.lines("smtp startMessage")).as("not yet").isEmpty();
        });
        rig.start();
        assertThat(rig.store.received()).containsExactly("early");
    }
}
