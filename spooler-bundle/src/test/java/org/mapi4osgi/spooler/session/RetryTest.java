// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.kit.fake.TransportScript;
import org.mapi4osgi.spi.EndMessageFlag;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spooler.message.SendState;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.tags.SpoolerTags;

final class RetryTest {
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

    private static TransportScript.Submit failing(MapiCode code) {
        return (logon, message, reference, flags) -> {
            throw new MapiException(code, "the test's reason");
        };
    }

    @Test
    void aServerThatIsAwayIsTriedAtGrowingIntervalsForFourDaysThenTheSenderIsTold() throws Exception {
        List<Duration> tried = new ArrayList<>();
        smtp.script().submit((logon, message, reference, flags) -> {
            tried.add(Duration.between(Rig.START, rig.clock.get()));
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no route to the server");
        });
        rig.start();
        EntryId id = rig.store.submit("patient", "bob@example.org");
        rig.untilCalled("smtp submit", 1);
        SendState first = rig.state(id);
        assertThat(first.tries()).isEqualTo(1);
        assertThat(first.broken()).isZero();
        assertThat(first.first()).isEqualTo(Rig.START);
        assertThat(first.next()).isEqualTo(Rig.START.plusSeconds(60));
        assertThat(first.reason()).contains("smtp").contains("no route to the server");
        rig.advance(Duration.ofDays(5));
        rig.untilSent();
        assertThat(tried.stream().map(Duration::toMinutes).limit(9))
                .containsExactly(0L, 1L, 6L, 21L, 51L, 111L, 231L, 471L, 711L);
        assertThat(tried.get(tried.size() - 1)).isGreaterThanOrEqualTo(Duration.ofDays(4));
        assertThat(tried).hasSize(31);
        assertThat(rig.store.received()).containsExactly("Undeliverable: patient");
        IMessage report = rig.store.messages(rig.store.inbox(), "Undel").get(0);
        assertThat(report.getProp(PR.PR_BODY).orElseThrow())
                .contains("bob@example.org")
                .contains("no route to the server");
    }

    @Test
    @Clause("OUT-22")
    void out22_aTransportSaysHowLongToWait() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> SubmitResult.waiting(5));
        rig.start();
        rig.store.submit("five", "bob");
        rig.untilCalled("smtp submit", 1);
        rig.advance(Duration.ofSeconds(4));
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        rig.advance(Duration.ofSeconds(1));
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).hasSize(2);
        assertThat(rig.log.lines("smtp end")).hasSize(1);
    }

    @Test
    @Clause("OUT-22")
    void out22_aTransportThatWaitsForEverDoesNotKeepAMessageFromExpiring() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> SubmitResult.waiting(Integer.MAX_VALUE));
        rig.start();
        rig.store.submit("patient", "bob");
        rig.untilCalled("smtp submit", 1);
        rig.advance(Duration.ofDays(5));
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).hasSize(2);
        assertThat(rig.store.received()).containsExactly("Undeliverable: patient");
    }

    @Test
    @Clause("OUT-21")
    void out21_aBusyTransportGetsTheMessageLaterAndOthersMeanwhile() throws Exception {
        rig.transport("fax", "FAX");
        smtp.script()
                .nextSubmit((logon, message, reference, flags) -> SubmitResult.of(SubmitResult.Outcome.MAPI_E_BUSY));
        rig.start();
        rig.store.submit(rig.store.draft("both"), TestStore.to("SMTP", "a"), TestStore.to("FAX", "b"));
        rig.store.submit("next", "c");
        rig.untilCalled("fax end", 1);
        rig.untilCalled("smtp end", 1);
        assertThat(rig.log.lines("smtp sent")).containsExactly("smtp sent to c");
        rig.advance(Duration.ofMinutes(1));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).containsExactly("smtp sent to c", "smtp sent to a");
        assertThat(rig.log.lines("fax sent")).hasSize(1);
    }

    @Test
    void aTransportThatGivesAMessageUpUnaskedGetsItLater() throws Exception {
        smtp.script().nextSubmit(failing(MapiCode.MAPI_E_USER_CANCEL));
        rig.start();
        EntryId id = rig.store.submit("m", "bob");
        rig.untilCalled("smtp submit", 1);
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        assertThat(rig.state(id).next()).isEqualTo(Rig.START.plusSeconds(60));
        rig.advance(Duration.ofMinutes(1));
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).hasSize(2);
    }

    @Test
    void aRetrySurvivesARestart() throws Exception {
        smtp.script().nextSubmit(failing(MapiCode.MAPI_E_NETWORK_ERROR));
        rig.start();
        rig.store.submit("kept", "bob");
        rig.untilCalled("smtp submit", 1);
        MapiUid section = rig.door.section(smtp);
        rig.renew();
        rig.transportAgain("again", "SMTP", section);
        rig.start();
        rig.advance(Duration.ofSeconds(59));
        assertThat(rig.log.lines("again submit")).isEmpty();
        rig.advance(Duration.ofSeconds(1));
        rig.untilSent();
        assertThat(rig.log.lines("again sent")).hasSize(1);
    }

    /** What a spooler noted that knew of one time for all transports. */
    @Test
    void aTimeForAllTransportsHoldsForEach() throws Exception {
        smtp.script().nextSubmit(failing(MapiCode.MAPI_E_NETWORK_ERROR));
        rig.start();
        EntryId id = rig.store.submit("kept", "bob");
        rig.untilCalled("smtp submit", 1);
        rig.renew();
        try (IMsgStore spooler = rig.store.spooler();
                IMessage message =
                        spooler.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            message.deleteProps(List.of(SpoolerTags.PR_SPOOLER_PAUSES));
            message.saveChanges();
        }
        rig.transport("again", "SMTP");
        rig.start();
        rig.advance(Duration.ofSeconds(59));
        assertThat(rig.log.lines("again submit")).isEmpty();
        rig.advance(Duration.ofSeconds(1));
        rig.untilSent();
        assertThat(rig.log.lines("again sent")).hasSize(1);
    }

    private List<Long> failingAt(FakeTransportProvider transport) {
        List<Long> minutes = new ArrayList<>();
        transport.script().submit((logon, message, reference, flags) -> {
            minutes.add(Duration.between(Rig.START, rig.clock.get()).toMinutes());
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        return minutes;
    }

    @Test
    void eachTransportOfAMessageHasItsOwnTimesAlsoAfterARestart() throws Exception {
        FakeTransportProvider fax = rig.transport("fax", "FAX");
        smtp.script().submit((logon, message, reference, flags) -> SubmitResult.waiting(7200));
        final List<Long> before = failingAt(fax);
        rig.start();
        EntryId id = rig.store.submit(rig.store.draft("both"), TestStore.to("SMTP", "a"), TestStore.to("FAX", "b"));
        rig.untilCalled("fax submit", 1);
        assertThat(rig.state(id).next()).as("the earlier one").isEqualTo(Rig.START.plusSeconds(60));
        rig.advance(Duration.ofMinutes(100));
        assertThat(before).containsExactly(0L, 1L, 6L, 21L, 51L);
        assertThat(rig.log.lines("smtp submit")).hasSize(1);

        MapiUid smtpSection = rig.door.section(smtp);
        MapiUid faxSection = rig.door.section(fax);
        rig.renew();
        FakeTransportProvider otherSmtp = rig.transportAgain("smtp2", "SMTP", smtpSection);
        final List<Long> after = failingAt(rig.transportAgain("fax2", "FAX", faxSection));
        otherSmtp.script().nextSubmit((logon, message, reference, flags) -> {
            after.add(-1L);
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        rig.advance(Duration.ofMinutes(140));
        assertThat(after).containsExactly(111L, -1L, 231L);
        assertThat(rig.log.lines("smtp2 sent")).hasSize(1);
    }

    @Test
    void aTransportThatPutsAMessageOffHoldsBackNoOther() throws Exception {
        rig.transport("fax", "FAX");
        smtp.script().submit((logon, message, reference, flags) -> SubmitResult.taken());
        smtp.script().nextEnd((logon, reference) -> Set.of(EndMessageFlag.END_DONT_RESEND));
        rig.start();
        rig.store.submit(rig.store.draft("both"), TestStore.to("SMTP", "a"), TestStore.to("FAX", "b"));
        rig.untilCalled("fax sent", 1);
        rig.advance(Duration.ofDays(1));
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        assertThat(rig.store.queue()).hasSize(1);
        assertThat(rig.door.statusRow().statusString()).isEqualTo("1 waits");
    }

    @Test
    void aMessageOfAPowerCutOfAWeekIsTriedBeforeItExpires() throws Exception {
        smtp.script().nextSubmit(failing(MapiCode.MAPI_E_NETWORK_ERROR));
        rig.start();
        rig.store.submit("late", "bob");
        rig.untilCalled("smtp submit", 1);
        rig.renew();
        rig.clock.set(Rig.START.plus(Duration.ofDays(7)));
        rig.transport("again", "SMTP");
        rig.start();
        rig.untilSent();
        assertThat(rig.log.lines("again sent")).hasSize(1);
        assertThat(rig.store.received()).isEmpty();
    }

    @Test
    void aTimedMessageWaitsAlsoAfterARestart() throws Exception {
        rig.start();
        rig.store.submit(
                rig.store.draft("timed", new PropValue<>(PR.PR_DEFERRED_SEND_TIME, Rig.START.plusSeconds(3600))),
                TestStore.to("SMTP", "bob"));
        rig.until(() -> !rig.store.queue().isEmpty());
        rig.advance(Duration.ofMinutes(30));
        rig.renew();
        rig.transport("again", "SMTP");
        rig.start();
        rig.advance(Duration.ofMinutes(29));
        assertThat(rig.log.lines("again submit")).isEmpty();
        rig.advance(Duration.ofMinutes(1));
        rig.untilSent();
        assertThat(rig.log.lines("again submit")).hasSize(1);
        assertThat(rig.log.lines("smtp submit")).isEmpty();
    }

    @Test
    void aMessageThatMustNotComeLateIsReportedInstead() throws Exception {
        rig.start();
        for (var tag : List.of(PR.PR_LATEST_DELIVERY_TIME, PR.PR_EXPIRY_TIME)) {
            rig.store.submit(
                    rig.store.draft("late", new PropValue<>(tag, Rig.START.minusSeconds(1))),
                    TestStore.to("SMTP", "bob"));
        }
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).isEmpty();
        assertThat(rig.store.received()).containsExactly("Undeliverable: late", "Undeliverable: late");
    }

    @Test
    void aMessageThatBreaksItsTransportIsSetAsideAndTheRestGoesOn() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> {
            if (message.getProp(PR.PR_SUBJECT).orElse("").equals("poison")) {
                throw new IllegalStateException("a defect");
            }
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        EntryId id = rig.store.submit("poison", "bob");
        rig.store.submit("good", "bob");
        rig.until(() -> rig.store.sent().contains("good"));
        rig.advance(Duration.ofDays(1));
        assertThat(rig.log.lines("smtp submitMessage poison")).hasSize(5);
        assertThat(rig.state(id).isSetAside()).isTrue();
        assertThat(rig.state(id).reason()).contains("a defect");
        assertThat(rig.store.queue()).hasSize(1);
        assertThat(rig.door.statusRow().statusString()).isEqualTo("1 is set aside");
        assertThat(rig.store.received()).isEmpty();

        rig.renew();
        rig.transport("again", "SMTP");
        rig.start();
        rig.advance(Duration.ofDays(5));
        assertThat(rig.log.lines("again submit")).as("also after a restart").isEmpty();

        rig.store.client().abortSubmit(id);
        try (IMessage message =
                rig.store.client().openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            message.setProp(PR.PR_SUBJECT, "mended");
            message.submitMessage();
        }
        rig.untilSent();
        assertThat(rig.log.lines("again submit")).containsExactly("again submitMessage mended");
    }

    @Test
    void aFailureThatTellsOfTheWorldOutsideIsNoBrokenTry() throws Exception {
        smtp.script().submit(failing(MapiCode.MAPI_E_LOGON_FAILED));
        rig.start();
        EntryId id = rig.store.submit("waits", "bob");
        rig.advance(Duration.ofHours(12));
        rig.until(() -> rig.state(id).tries() > 5);
        assertThat(rig.state(id).isSetAside()).isFalse();
    }

    @Test
    void aDeferredMessageWhoseTransportNeverSpeaksAgainExpires() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> SubmitResult.taken());
        smtp.script().nextEnd((logon, reference) -> Set.of(EndMessageFlag.END_DONT_RESEND));
        rig.start();
        rig.store.submit("forgotten", "bob");
        rig.untilCalled("smtp end", 1);
        rig.advance(Duration.ofDays(3));
        assertThat(rig.store.queue()).hasSize(1);
        rig.advance(Duration.ofDays(2));
        rig.untilSent();
        assertThat(rig.store.received()).containsExactly("Undeliverable: forgotten");
    }

    @Test
    void aTransportThatHangsAtItsLogonHoldsUpNoOther() throws Exception {
        rig.transport("fax", "FAX");
        List<String> meanwhile = new ArrayList<>();
        smtp.script().before(TransportScript.Call.ADDRESS_TYPES, logon -> {
            rig.advance(Duration.ofSeconds(30));
            meanwhile.addAll(rig.log.lines("fax sent"));
        });
        rig.store.submit(rig.store.draft("fax"), TestStore.to("FAX", "1"));
        rig.store.submit("mail", "bob");
        rig.start();
        assertThat(meanwhile).containsExactly("fax sent to 1");
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).containsExactly("smtp sent to bob");
    }

    @Test
    void mailForATransportThatNeverLogsOnExpires() throws Exception {
        for (int i = 0; i < 100; i++) {
            smtp.failNext(MapiCode.MAPI_E_FAILONEPROVIDER);
        }
        rig.start();
        rig.store.submit("stuck", "bob");
        rig.until(() -> rig.door.statusRow().statusString().contains("wait"));
        Instant before = rig.clock.get();
        rig.advance(Duration.ofDays(4).minusMinutes(5));
        assertThat(rig.store.queue()).hasSize(1);
        rig.advance(Duration.ofMinutes(10));
        rig.untilSent();
        assertThat(before).isEqualTo(Rig.START);
        assertThat(rig.store.received()).containsExactly("Undeliverable: stuck");
    }

    @Test
    void aStoreThatIsAwayForLongSetsNoMessageAside() throws Exception {
        EntryId id = rig.store.submit("patient", "bob");
        rig.door.unreadable(id, MapiCode.MAPI_E_NETWORK_ERROR);
        rig.start();
        rig.advance(Duration.ofHours(3));
        assertThat(rig.door.reads()).isGreaterThan(100);
        rig.door.unreadable(null, MapiCode.S_OK);
        rig.advance(Duration.ofMinutes(1));
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
    }

    @Test
    void aMessageThatCanBeReadButNotLockedIsNotTriedForEver() throws Exception {
        rig.store.submit("unlockable", "bob");
        rig.door.failLocks();
        rig.start();
        rig.advance(Duration.ofDays(1));
        assertThat(rig.log.lines("smtp submit")).isEmpty();
        assertThat(rig.door.statusRow().statusString()).isEqualTo("1 is set aside");
    }

    /** Only the answer to the lock tells that another has the message, or that it is gone. */
    @ParameterizedTest
    @EnumSource(
            value = MapiCode.class,
            names = {"MAPI_E_NO_ACCESS", "MAPI_E_NOT_IN_QUEUE"})
    void aCodeOfTheLockThatAnotherCallAnswersTellsNothingOfTheLock(MapiCode code) throws Exception {
        EntryId id = rig.store.submit("m", "bob");
        boolean[] was = {false, false};
        rig.door.beforeStoreCalls((method, arguments) -> {
            was[0] |= method.equals("setLockState");
            if (was[0] && !was[1] && method.equals("openEntry") && id.equals(arguments[0])) {
                was[1] = true;
                throw new MapiException(code, "as the test wants it");
            }
        });
        rig.start();
        rig.until(() -> was[1]);
        rig.work.run();
        assertThat(rig.door.statusRow().statusString()).isEqualTo("1 waits");
        assertThat(rig.store.queue().get(0).get(PR.PR_SUBMIT_FLAGS))
                .as("unlocked")
                .hasValue(0);
        rig.advance(Duration.ofSeconds(59));
        assertThat(rig.log.lines("smtp submit")).isEmpty();
        rig.advance(Duration.ofSeconds(1));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
    }

    @Test
    void aMessageThatTheStoreCannotReadNeitherBlocksNorLoops() throws Exception {
        EntryId id = rig.store.submit("unreadable", "bob");
        rig.store.submit("good", "bob");
        rig.door.unreadable(id);
        rig.start();
        rig.until(() -> rig.store.sent().contains("good"));
        rig.advance(Duration.ofDays(1));
        assertThat(rig.log.lines("smtp submit")).containsExactly("smtp submitMessage good");
        assertThat(rig.door.reads()).isEqualTo(5);
        assertThat(rig.store.queue()).hasSize(1);
        assertThat(rig.door.statusRow().statusString()).isEqualTo("1 is set aside");
    }

    @Test
    void aMessageThatIsPutOffForEverIsGivenUpAfterFourDays() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> SubmitResult.taken());
        smtp.script().end((logon, reference) -> Set.of(EndMessageFlag.END_DONT_RESEND));
        rig.start();
        rig.store.submit("put off", "bob");
        rig.untilCalled("smtp submit", 1);
        rig.advance(Duration.ofDays(4));
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).hasSize(2);
        assertThat(rig.store.received()).containsExactly("Undeliverable: put off");
    }

    @ParameterizedTest
    @EnumSource(
            value = MapiCode.class,
            names = {"MAPI_E_NOT_ENOUGH_DISK", "MAPI_E_DISK_ERROR", "MAPI_E_STORE_FULL", "MAPI_E_NOT_ENOUGH_MEMORY"})
    void aMessageWaitsForItsStoreHoweverLongThatHasNoRoom(MapiCode code) throws Exception {
        rig.store.submit("waits", "bob");
        boolean[] full = {true};
        rig.door.beforeStoreCalls((method, arguments) -> {
            if (full[0] && method.equals("setLockState")) {
                throw new MapiException(code, "as the test wants it");
            }
        });
        rig.start();
        rig.advance(Duration.ofHours(2));
        assertThat(rig.store.queue()).hasSize(1);
        full[0] = false;
        rig.advance(Duration.ofMinutes(2));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
    }

    @Test
    @Clause("OUT-35")
    void out35_aTransportIsToldOfTheEndOfAMessageThatItHasPutOff() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> SubmitResult.taken());
        smtp.script().end((logon, reference) -> Set.of(EndMessageFlag.END_DONT_RESEND));
        rig.transport("fax", "FAX").script().submit(failing(MapiCode.MAPI_E_NETWORK_ERROR));
        rig.start();
        rig.store.submit(
                rig.store.draft("m", new PropValue<>(PR.PR_LATEST_DELIVERY_TIME, Rig.START.plus(Duration.ofDays(1)))),
                TestStore.to("SMTP", "a"),
                TestStore.to("FAX", "1"));
        rig.untilCalled("smtp submit", 1);
        rig.advance(Duration.ofDays(2));
        rig.untilSent();
        assertThat(rig.log.lines("smtp transportNotify")).anyMatch(line -> line.contains("NOTIFY_ABORT_DEFERRED"));
    }
}
