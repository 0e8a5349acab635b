// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.kit.fake.TransportScript.Call;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestDoor;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.tags.PR;

final class FlushTest {
    private static final String SEND_ENDS = "transportNotify [NOTIFY_END_OUTBOUND_FLUSH]";
    private static final String RECEIVE_ENDS = "transportNotify [NOTIFY_END_INBOUND_FLUSH]";

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Rig rig;
    private FakeTransportProvider smtp;
    private FakeTransportProvider fax;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(directory);
        smtp = flushable(rig.transport("smtp", "SMTP"));
        fax = flushable(rig.transport("fax", "FAX"));
        rig.start();
        // One message each that waits for its next try.
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        fax.script().nextSubmit((logon, message, reference, flags) -> {
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        rig.store.submit("mail", "bob");
        rig.store.submit(rig.store.draft("fax"), TestStore.to("FAX", "1"));
        rig.untilCalled("smtp submit", 1);
        rig.untilCalled("fax submit", 1);
        rig.log.clear();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    /** As the reference wants it: the bits come with flushQueues, and go with the end. */
    private FakeTransportProvider flushable(FakeTransportProvider transport) {
        transport
                .script()
                .always(
                        Call.FLUSH,
                        logon -> rig.door.status(transport, StatusTeller.OUTBOUND_FLUSH | StatusTeller.INBOUND_FLUSH));
        return transport;
    }

    private ToRuntime.Reply flush(@Nullable MapiUid target, FlushFlag... flags) throws Exception {
        return rig.door.ask(
                new ToSpooler.Flush(rig.door.request(), TestDoor.SESSION, Optional.ofNullable(target), Set.of(flags)));
    }

    @Test
    @Clause({"FLUSH-01", "FLUSH-04"})
    void flush01_uploadSendsWhatWaitsOfEachTransportInOrder() throws Exception {
        assertThat(flush(null, FlushFlag.FLUSH_UPLOAD).failure()).isEmpty();
        assertThat(rig.log.lines())
                .containsExactly(
                        "smtp flushQueues [FLUSH_UPLOAD]",
                        "smtp submitMessage mail",
                        "smtp sent to bob",
                        "smtp endMessage 102",
                        "smtp " + SEND_ENDS,
                        "fax flushQueues [FLUSH_UPLOAD]",
                        "fax submitMessage fax",
                        "fax sent to 1",
                        "fax endMessage 102",
                        "fax " + SEND_ENDS);
        assertThat(rig.store.queue()).isEmpty();
        assertThat(rig.door.told())
                .anySatisfy(told -> assertThat(told)
                        .isInstanceOfSatisfying(
                                ToRuntime.StatusRow.class,
                                row -> assertThat(row.statusCode() & StatusTeller.OUTBOUND_FLUSH)
                                        .isNotZero()));
        assertThat(rig.door.statusRow().statusCode() & StatusTeller.OUTBOUND_FLUSH)
                .isZero();
    }

    @Test
    @Clause({"FLUSH-01", "FLUSH-04"})
    void flush01_downloadReceivesUntilNothingIsDelivered() throws Exception {
        for (int i = 0; i < 3; i++) {
            smtp.script().nextStart((logon, message, reference) -> {
                message.setProp(PR.PR_SUBJECT, "in");
                message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            });
        }
        flush(null, FlushFlag.FLUSH_DOWNLOAD);
        assertThat(rig.store.received()).hasSize(3);
        assertThat(rig.log.lines())
                .containsSubsequence(
                        "smtp flushQueues [FLUSH_DOWNLOAD]",
                        "smtp startMessage",
                        "smtp " + RECEIVE_ENDS,
                        "fax flushQueues [FLUSH_DOWNLOAD]",
                        "fax startMessage",
                        "fax " + RECEIVE_ENDS)
                .doesNotContain("smtp " + SEND_ENDS);
        assertThat(rig.store.queue()).hasSize(2);
    }

    @Test
    @Clause("FLUSH-02")
    void flush02_onlyTheTargetIsFlushed() throws Exception {
        flush(rig.door.section(fax), FlushFlag.FLUSH_UPLOAD, FlushFlag.FLUSH_DOWNLOAD);
        assertThat(rig.log.lines("smtp")).isEmpty();
        assertThat(rig.log.lines("fax sent")).hasSize(1);
        assertThat(rig.log.lines("fax trans")).containsExactly("fax " + SEND_ENDS, "fax " + RECEIVE_ENDS);
        assertThat(flush(MapiUid.random(), FlushFlag.FLUSH_UPLOAD)
                        .failure()
                        .orElseThrow()
                        .hresult())
                .isEqualTo(MapiCode.MAPI_E_NOT_FOUND.hresult());
    }

    @Test
    @Clause("FLUSH-03")
    void flush03_aTransportThatDoesNotSetTheBitIsNotSubmittedTo() throws Exception {
        smtp.script().always(Call.FLUSH, logon -> {});
        flush(null, FlushFlag.FLUSH_UPLOAD);
        assertThat(rig.log.lines("smtp")).containsExactly("smtp flushQueues [FLUSH_UPLOAD]");
        assertThat(rig.log.lines("fax sent")).hasSize(1);
    }

    @Test
    @Clause("FLUSH-05")
    void flush05_aTransportThatClearsTheBitGetsNoMore() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> {
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        rig.store.submit("mail 2", "bob");
        rig.untilCalled("smtp submit", 1);
        rig.log.clear();
        smtp.script().submit((logon, message, reference, flags) -> {
            rig.door.status(smtp, 0);
            return logon.takeAll(message, reference, flags);
        });
        flush(null, FlushFlag.FLUSH_UPLOAD);
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        assertThat(rig.log.lines("smtp " + SEND_ENDS)).hasSize(1);
    }

    @Test
    void eachMessageIsTriedOnceInAFlush() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> {
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        flush(rig.door.section(smtp), FlushFlag.FLUSH_UPLOAD);
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        flush(rig.door.section(smtp), FlushFlag.FLUSH_UPLOAD);
        assertThat(rig.log.lines("smtp submit")).hasSize(2);
    }

    @Test
    void aSecondFlushMeanwhileIsRefused() throws Exception {
        int[] refused = {0};
        smtp.script().before(Call.FLUSH, logon -> {
            try {
                refused[0] = flush(null, FlushFlag.FLUSH_UPLOAD)
                        .failure()
                        .orElseThrow()
                        .hresult();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        flush(null, FlushFlag.FLUSH_UPLOAD);
        assertThat(refused[0]).isEqualTo(MapiCode.MAPI_E_BUSY.hresult());
    }

    @Test
    void anAsynchronousFlushIsAnsweredBeforeItIsDone() throws Exception {
        smtp.script()
                .before(
                        Call.FLUSH,
                        logon -> logon.note(
                                "answered " + rig.door.told().stream().anyMatch(ToRuntime.Reply.class::isInstance)));
        flush(null, FlushFlag.FLUSH_UPLOAD, FlushFlag.FLUSH_ASYNC_OK);
        rig.work.run();
        assertThat(rig.log.lines("smtp answered")).containsExactly("smtp answered true");
    }

    @Test
    void aTransportThatCannotBeFlushedFailsItsOwnFlushOnly() throws Exception {
        smtp.script().fail(Call.FLUSH, MapiCode.MAPI_E_NO_SUPPORT);
        assertThat(flush(rig.door.section(smtp), FlushFlag.FLUSH_UPLOAD)
                        .failure()
                        .orElseThrow()
                        .hresult())
                .isEqualTo(MapiCode.MAPI_E_NO_SUPPORT.hresult());
        smtp.script().fail(Call.FLUSH, MapiCode.MAPI_E_NO_SUPPORT);
        assertThat(flush(null, FlushFlag.FLUSH_UPLOAD).failure()).isEmpty();
        assertThat(rig.log.lines("fax sent")).hasSize(1);
    }

    @Test
    void aTransportThatHangsInItsFlushHoldsUpTheOthersForAWhileOnly() throws Exception {
        smtp.script().before(Call.FLUSH, logon -> {
            rig.advance(Flush.PATIENCE);
            logon.note("returns");
        });
        assertThat(flush(null, FlushFlag.FLUSH_UPLOAD).failure()).isEmpty();
        rig.work.run();
        assertThat(rig.log.lines()).containsSubsequence("fax sent to 1", "smtp returns");
        assertThat(rig.log.lines("smtp submit")).as("its turn is over").isEmpty();
        smtp.script().before(Call.FLUSH, logon -> rig.advance(Flush.PATIENCE));
        assertThat(flush(rig.door.section(smtp), FlushFlag.FLUSH_UPLOAD)
                        .failure()
                        .orElseThrow()
                        .hresult())
                .isEqualTo(MapiCode.MAPI_E_TIMEOUT.hresult());
    }

    @Test
    @Clause("FLUSH-04")
    void flush04_aTransportThatHangsAsItIsToldOfTheEndHoldsUpTheOthersForAWhileOnly() throws Exception {
        smtp.script().before(Call.NOTIFY, logon -> rig.advance(Flush.PATIENCE));
        assertThat(flush(null, FlushFlag.FLUSH_UPLOAD).failure()).isEmpty();
        assertThat(rig.log.lines("fax sent")).hasSize(1);
    }

    /** The transport leaves the profile. */
    private void remove(FakeTransportProvider transport) {
        rig.door.remove(transport);
        rig.door.tell(new ToSpooler.TransportsChanged(TestDoor.SESSION));
        rig.work.run();
    }

    @Test
    void aTransportThatLeavesAsItIsAskedIsDone() throws Exception {
        smtp.script().before(Call.FLUSH, logon -> remove(smtp));
        assertThat(flush(null, FlushFlag.FLUSH_UPLOAD, FlushFlag.FLUSH_DOWNLOAD).failure())
                .isEmpty();
        assertThat(rig.log.lines("fax sent")).hasSize(1);
        assertThat(rig.log.lines("smtp submit")).isEmpty();
    }

    @Test
    void aTransportThatLeavesBeforeItsTurnIsDone() throws Exception {
        smtp.script().before(Call.FLUSH, logon -> {
            rig.door.status(smtp, StatusTeller.OUTBOUND_FLUSH);
            remove(fax);
        });
        assertThat(flush(null, FlushFlag.FLUSH_UPLOAD).failure()).isEmpty();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
        assertThat(rig.log.lines("fax flush")).isEmpty();
    }

    @Test
    void aTransportThatLeavesWhileItHangsHoldsUpNoFlush() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            remove(smtp);
            assertThat(rig.log.lines("fax sent")).hasSize(1);
            return logon.takeAll(message, reference, flags);
        });
        assertThat(flush(null, FlushFlag.FLUSH_UPLOAD).failure()).isEmpty();
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).as("what was in transfer").hasSize(1);
    }

    @Test
    void aTransportThatLeavesWhileItReceivesIsDone() throws Exception {
        smtp.script().nextStart((logon, message, reference) -> {
            message.setProp(PR.PR_SUBJECT, "in");
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            remove(smtp);
        });
        assertThat(flush(null, FlushFlag.FLUSH_DOWNLOAD).failure()).isEmpty();
        assertThat(rig.store.received()).contains("in");
        assertThat(rig.log.lines("fax startMessage")).hasSize(1);
        assertThat(flush(null, FlushFlag.FLUSH_DOWNLOAD).failure())
                .as("the next one")
                .isEmpty();
    }

    @Test
    @Clause("FLUSH-01")
    void flush01_eachTransportGetsItsPartOfAMessageThatIsForSeveral() throws Exception {
        for (FakeTransportProvider transport : List.of(smtp, fax)) {
            transport.script().nextSubmit((logon, message, reference, flags) -> {
                throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
            });
        }
        rig.store.submit(rig.store.draft("both"), TestStore.to("SMTP", "a"), TestStore.to("FAX", "2"));
        rig.untilCalled("smtp submit", 1);
        rig.untilCalled("fax submit", 1);
        assertThat(flush(null, FlushFlag.FLUSH_UPLOAD).failure()).isEmpty();
        assertThat(rig.log.lines("smtp sent")).contains("smtp sent to a");
        assertThat(rig.log.lines("fax sent")).contains("fax sent to 2");
    }
}
