// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.kit.fake.TransportScript.Call;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestDoor;

/** A transport that failed once is used again. */
final class RecoveryTest {
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

    private void gone() {
        rig.door.tell(new ToSpooler.TransportGone(TestDoor.SESSION, rig.door.section(smtp)));
        rig.work.run();
    }

    private void back() {
        rig.door.tell(new ToSpooler.TransportBack(TestDoor.SESSION, rig.door.section(smtp), Set.of()));
        rig.work.run();
    }

    private void update() {
        gone();
        back();
    }

    private void assertProblem(String text) {
        assertThat(rig.door.statusRow().statusString()).contains("smtp: ").contains(text);
        assertThat(rig.door.statusRow().statusCode() & StatusTeller.FAILURE).isNotZero();
    }

    private void assertNoProblem() {
        assertThat(rig.door.statusRow().statusString()).doesNotContain("smtp");
        assertThat(rig.door.statusRow().statusCode() & StatusTeller.FAILURE).isZero();
    }

    @Test
    void aDirectionThatWasRefusedIsBegunAgain() throws Exception {
        smtp.script().fail(Call.NOTIFY, MapiCode.MAPI_E_NETWORK_ERROR);
        rig.start();
        rig.store.submit("waits", "bob");
        rig.work.run();
        assertProblem("NOTIFY_BEGIN_OUTBOUND");
        assertThat(rig.log.lines("smtp submit")).isEmpty();
        rig.advance(SessionMail.ROUND);
        rig.untilSent();
        assertThat(rig.log.lines("smtp transportNotify [NOTIFY_BEGIN_OUTBOUND]"))
                .hasSize(2);
        assertThat(rig.log.lines("smtp transportNotify [NOTIFY_BEGIN_INBOUND]")).hasSize(1);
        assertNoProblem();
    }

    @Test
    void aDirectionThatWasRefusedAfterAnUpdateIsBegunAgain() throws Exception {
        rig.start();
        smtp.script().before(Call.NOTIFY, logon -> {});
        smtp.script().fail(Call.NOTIFY, MapiCode.MAPI_E_NETWORK_ERROR);
        update();
        assertProblem("NOTIFY_BEGIN_INBOUND");
        smtp.script().fail(Call.NOTIFY, MapiCode.MAPI_E_NETWORK_ERROR);
        rig.advance(SessionMail.ROUND);
        assertProblem("NOTIFY_BEGIN_INBOUND");
        rig.advance(SessionMail.ROUND);
        assertNoProblem();
        assertThat(rig.door.statusRow().statusCode() & StatusTeller.INBOUND_ENABLED)
                .isNotZero();
    }

    @Test
    @Clause("XPLOG-01")
    void aTransportThatDidNotTellWhatItSendsAfterAnUpdateIsAskedAgain() throws Exception {
        rig.start();
        smtp.script().fail(Call.ADDRESS_TYPES, MapiCode.MAPI_E_NETWORK_ERROR);
        update();
        rig.store.submit("waits", "bob");
        rig.work.run();
        assertProblem("does not tell what it sends");
        assertThat(rig.log.lines("smtp submit")).isEmpty();
        rig.advance(SessionMail.ROUND);
        rig.untilSent();
        assertNoProblem();
    }

    @Test
    void transportsThatADefectKeepsFromBeingListedAreListedLater() throws Exception {
        rig.door.failLists(2);
        rig.start();
        rig.store.submit("waits", "bob");
        rig.advance(Duration.ofMinutes(1));
        assertThat(rig.log.lines("smtp")).isEmpty();
        rig.advance(Duration.ofMinutes(1));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
    }

    @Test
    void aTransportWhoseBundleIsAwayIsNotAsked() throws Exception {
        rig.start();
        smtp.script().fail(Call.ADDRESS_TYPES, MapiCode.MAPI_E_NETWORK_ERROR);
        update();
        gone();
        rig.log.clear();
        rig.advance(SessionMail.ROUND.multipliedBy(3));
        assertThat(rig.log.lines("smtp")).isEmpty();
    }

    @Test
    void anAnswerOfARevisionThatHasGoneMeanwhileDoesNotCount() throws Exception {
        rig.start();
        smtp.script().before(Call.ADDRESS_TYPES, logon -> gone());
        smtp.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_CONFIG_CHANGE);
        rig.work.run();
        rig.store.submit("waits", "bob");
        rig.work.run();
        assertThat(rig.log.lines("smtp submit")).isEmpty();
        back();
        rig.untilSent();
    }

    @Test
    @Clause("OUT-38")
    void out38_aTransportThatFailedForGoodIsCalledAgainOnceItsBundleWasReplaced() throws Exception {
        rig.start();
        smtp.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR);
        rig.work.run();
        assertProblem("");
        rig.log.clear();
        rig.store.submit("waits", "bob");
        rig.advance(SessionMail.ROUND.multipliedBy(3));
        assertThat(rig.log.lines("smtp")).isEmpty();
        update();
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
        assertNoProblem();
        rig.door.ask(new ToSpooler.CloseSession(rig.door.request(), TestDoor.SESSION));
        assertThat(rig.log.lines("smtp logoff")).hasSize(1);
    }

    @Test
    @Clause("OUT-38")
    void out38_aTransportThatFailsForGoodWhileItLogsOnIsNotUsed() throws Exception {
        smtp.script().before(Call.ADDRESS_TYPES, logon -> {
            logon.support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR);
            rig.work.run();
        });
        rig.start();
        rig.store.submit("waits", "bob");
        rig.advance(SessionMail.ROUND);
        assertThat(rig.log.lines("smtp transportNotify")).isEmpty();
        update();
        rig.untilSent();
    }

    @Test
    @Clause("XPLOG-03")
    void aTransportThatIsReplacedWhileItLogsOnIsUsedAsItsNewRevisionWants() throws Exception {
        smtp.asks(TransportLogonFlag.LOGON_SP_IDLE);
        smtp.script().before(Call.ADDRESS_TYPES, logon -> {
            gone();
            rig.door.tell(new ToSpooler.TransportBack(
                    TestDoor.SESSION, rig.door.section(smtp), Set.of(TransportLogonFlag.LOGON_SP_POLL)));
            rig.work.run();
        });
        rig.start();
        rig.advance(SessionMail.ROUND);
        assertThat(rig.log.lines("smtp poll")).isNotEmpty();
        assertThat(rig.log.lines("smtp idle")).isEmpty();
        assertThat(rig.log.lines("smtp addressTypes"))
                .as("it is asked for itself")
                .hasSize(2);
    }

    @Test
    void aTransportThatSaysThatItFailedAfterItsLogonFailedIsTriedAgain() throws Exception {
        smtp.script().fail(Call.ADDRESS_TYPES, MapiCode.MAPI_E_NETWORK_ERROR);
        rig.start();
        rig.store.submit("waits", "bob");
        smtp.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR);
        rig.work.run();
        assertProblem("");
        rig.advance(SessionMail.ROUND);
        rig.untilSent();
    }

    @Test
    void aTransportThatIsReplacedAfterItFailedIsAskedForItsMailAgain() throws Exception {
        rig.start();
        smtp.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_CRITSEC);
        smtp.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR);
        rig.work.run();
        smtp.script().before(Call.NOTIFY, logon -> {});
        smtp.script().before(Call.NOTIFY, logon -> {
            logon.support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_NEWMAIL);
            // The word is there before receiving has begun: only the greeting looks for it.
            rig.work.run();
        });
        rig.log.clear();
        update();
        rig.advance(SessionMail.ROUND);
        assertThat(rig.log.lines("smtp startMessage")).isNotEmpty();
    }

    @Test
    @Clause("STAT-05")
    void stat05_eachTransportIsAskedForItsAddressTypesWhenTheConfigurationChanged() throws Exception {
        rig.transport("fax", "FAX");
        rig.start();
        rig.door.ask(new ToSpooler.Validate(
                rig.door.request(), TestDoor.SESSION, Set.of(ValidateStateFlag.FORCE_XP_CONNECT)));
        rig.work.run();
        assertThat(rig.log.lines("smtp addressTypes")).hasSize(1);
        rig.door.ask(
                new ToSpooler.Validate(rig.door.request(), TestDoor.SESSION, Set.of(ValidateStateFlag.CONFIG_CHANGED)));
        rig.work.run();
        assertThat(rig.log.lines("smtp addressTypes")).hasSize(2);
        assertThat(rig.log.lines("fax addressTypes")).hasSize(2);
    }

    @Test
    @Clause("LOGON-37")
    void logon37_whatIsInTheQueueAtLogoffIsSentByALaterSession() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> {
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        rig.start();
        rig.store.submit("m", "a");
        rig.untilCalled("smtp submitMessage", 1);
        rig.door.ask(new ToSpooler.CloseSession(rig.door.request(), TestDoor.SESSION));
        assertThat(rig.store.queue()).hasSize(1);
        rig.renew();
        rig.transport("smtp", "SMTP");
        rig.start();
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).containsExactly("smtp sent to a");
    }

    @Test
    @Clause("OUT-40")
    void out40_theCriticalSectionOfARevisionThatFailedIsNotTheNextOnes() throws Exception {
        rig.start();
        smtp.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_CRITSEC);
        smtp.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR);
        rig.work.run();
        gone();
        rig.door.tell(new ToSpooler.TransportBack(
                TestDoor.SESSION,
                rig.door.section(smtp),
                Set.of(TransportLogonFlag.LOGON_SP_POLL, TransportLogonFlag.LOGON_SP_IDLE)));
        rig.advance(SessionMail.ROUND);
        assertThat(rig.log.lines("smtp poll")).isNotEmpty();
        assertThat(rig.log.lines("smtp idle")).isNotEmpty();
    }
}
