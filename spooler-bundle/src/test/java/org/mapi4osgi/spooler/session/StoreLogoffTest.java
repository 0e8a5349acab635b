// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.kit.fake.TransportScript;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestDoor;
import org.mapi4osgi.tags.PR;

final class StoreLogoffTest {
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

    private Set<StoreLogoffFlag> logoff(StoreLogoffFlag how) {
        try {
            return rig.door.logoff(rig.store, how);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Clause("SHUT-08")
    void shut08_withoutActivityTheLogoffIsComplete() throws Exception {
        rig.start();
        for (StoreLogoffFlag how : Set.of(
                StoreLogoffFlag.LOGOFF_ABORT,
                StoreLogoffFlag.LOGOFF_NO_WAIT,
                StoreLogoffFlag.LOGOFF_ORDERLY,
                StoreLogoffFlag.LOGOFF_PURGE,
                StoreLogoffFlag.LOGOFF_QUIET)) {
            assertThat(logoff(how)).as(how.name()).containsExactly(StoreLogoffFlag.LOGOFF_COMPLETE);
        }
    }

    @Test
    @Clause({"SHUT-06", "SHUT-07"})
    void shut06to07_whileAMessageIsSentAnAbortAndAQuietLogoffDoNotLogOff() throws Exception {
        Map<StoreLogoffFlag, Set<StoreLogoffFlag>> answers = new HashMap<>();
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            answers.put(StoreLogoffFlag.LOGOFF_ABORT, logoff(StoreLogoffFlag.LOGOFF_ABORT));
            answers.put(StoreLogoffFlag.LOGOFF_QUIET, logoff(StoreLogoffFlag.LOGOFF_QUIET));
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        rig.store.submit("one", "bob");
        rig.untilSent();
        assertThat(answers)
                .containsEntry(StoreLogoffFlag.LOGOFF_ABORT, Set.of(StoreLogoffFlag.LOGOFF_OUTBOUND))
                .containsEntry(StoreLogoffFlag.LOGOFF_QUIET, Set.of(StoreLogoffFlag.LOGOFF_OUTBOUND));
        rig.store.submit("after quiet", "bob");
        rig.advance(Duration.ofMinutes(5));
        assertThat(rig.log.lines("smtp submit")).as("nothing is begun").hasSize(1);
        rig.door.openStore(rig.store);
        rig.untilSent();
    }

    @Test
    @Clause("SHUT-06")
    void shut06_whileAMessageIsReceivedAnAbortDoesNotLogOff() throws Exception {
        Map<StoreLogoffFlag, Set<StoreLogoffFlag>> answers = new HashMap<>();
        smtp.script().nextStart((logon, message, reference) -> {
            answers.put(StoreLogoffFlag.LOGOFF_ABORT, logoff(StoreLogoffFlag.LOGOFF_ABORT));
            message.setProp(PR.PR_SUBJECT, "in");
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        });
        rig.start();
        smtp.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_NEWMAIL);
        rig.work.run();
        assertThat(answers).containsEntry(StoreLogoffFlag.LOGOFF_ABORT, Set.of(StoreLogoffFlag.LOGOFF_INBOUND));
    }

    @Test
    @Clause({"SHUT-03", "OUT-34", "OUT-33"})
    void aLogoffThatDoesNotWaitCancelsWhatIsBeingSent() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            reference.set(4711);
            assertThat(logoff(StoreLogoffFlag.LOGOFF_NO_WAIT)).contains(StoreLogoffFlag.LOGOFF_COMPLETE);
            assertThat(logon.support().spoolerYield()).isEqualTo(MapiCode.MAPI_W_CANCEL_MESSAGE);
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "told to");
        });
        rig.start();
        rig.store.submit("cancelled", "bob");
        rig.untilCalled("smtp submit", 1);
        assertThat(rig.log.lines("smtp transportNotify [NOTIFY_CANCEL_MESSAGE] 4711"))
                .hasSize(1);
        assertThat(rig.door.cancelled(rig.door.section(smtp)))
                .as("the next message is not cancelled")
                .isFalse();
        rig.advance(Duration.ofMinutes(5));
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        rig.door.openStore(rig.store);
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
    }

    @Test
    void mailLeavesAfterAPlainClose() throws Exception {
        rig.start();
        rig.store.submit("posted and gone", "bob");
        logoff(StoreLogoffFlag.LOGOFF_ABORT);
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
    }

    @Test
    void aMessageInTransferIsCompletedBeforeTheSessionEnds() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            int request = rig.door.request();
            rig.door.tell(new ToSpooler.CloseSession(request, TestDoor.SESSION));
            rig.work.run();
            assertThat(rig.door.reply(request)).as("it waits for the transfer").isEmpty();
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        rig.store.submit("last", "bob");
        rig.store.submit("stays", "bob");
        rig.untilCalled("smtp logon released", 1);
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
        assertThat(rig.store.sent()).containsExactly("last");
        assertThat(rig.store.queue()).hasSize(1);
    }

    @Test
    void aTransferThatTakesTooLongIsCancelledThenLeft() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            int request = rig.door.request();
            rig.door.tell(new ToSpooler.CloseSession(request, TestDoor.SESSION));
            rig.work.advance(Closing.COMPLETE);
            assertThat(logon.support().spoolerYield()).isEqualTo(MapiCode.MAPI_W_CANCEL_MESSAGE);
            assertThat(rig.door.reply(request)).isEmpty();
            rig.work.advance(Closing.PATIENCE.minus(Closing.COMPLETE));
            assertThat(rig.door.reply(request)).isPresent();
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "told to");
        });
        rig.start();
        rig.store.submit("endless", "bob");
        rig.untilCalled("smtp submit", 1);
        assertThat(rig.store.queue()).hasSize(1);
    }

    @Test
    void theEndOfASessionEndsItsFlush() throws Exception {
        smtp.script().always(TransportScript.Call.FLUSH, logon -> rig.door.status(smtp, StatusTeller.OUTBOUND_FLUSH));
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            rig.door.tell(new ToSpooler.CloseSession(rig.door.request(), TestDoor.SESSION));
            rig.work.run();
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        rig.store.submit("m", "bob");
        rig.untilCalled("smtp submit", 1);
        assertThat(rig.door
                        .ask(new ToSpooler.Flush(
                                rig.door.request(), TestDoor.SESSION, Optional.empty(), Set.of(FlushFlag.FLUSH_UPLOAD)))
                        .failure())
                .as("not all was flushed")
                .map(ToRuntime.Failure::hresult)
                .hasValue(MapiCode.MAPI_E_END_OF_SESSION.hresult());
        assertThat(rig.log.lines("smtp transportNotify [NOTIFY_END_OUTBOUND_FLUSH]"))
                .hasSize(1);
    }

    @Test
    void aSessionThatIsUnknownIsAnswered() throws Exception {
        rig.start();
        assertThat(rig.door
                        .ask(new ToSpooler.CloseSession(rig.door.request(), 99))
                        .failure())
                .isEmpty();
        assertThat(rig.door
                        .ask(new ToSpooler.AddressTypes(rig.door.request(), 99))
                        .failure()
                        .orElseThrow()
                        .hresult())
                .isEqualTo(MapiCode.MAPI_E_END_OF_SESSION.hresult());
    }
}
