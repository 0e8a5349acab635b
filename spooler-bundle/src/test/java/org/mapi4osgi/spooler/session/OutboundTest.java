// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportLogon;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.EndMessageFlag;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.SubmitResult;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.message.Recipients;
import org.mapi4osgi.spooler.message.SendState;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestDoor;
import org.mapi4osgi.spooler.testing.TestStore;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.tags.SpoolerTags;

final class OutboundTest {
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

    @Test
    @Clause({"OUT-20", "OUT-30", "XPLOG-01"})
    void whatIsSubmittedLeavesAndIsInSentItems() throws Exception {
        rig.start();
        rig.store.submit("hello", "bob@example.org");
        rig.untilSent();
        assertThat(rig.store.sent()).containsExactly("hello");
        assertThat(rig.log.lines())
                .containsExactly(
                        "smtp init",
                        "smtp logon 1",
                        "smtp addressTypes",
                        "smtp transportNotify [NOTIFY_BEGIN_OUTBOUND]",
                        "smtp transportNotify [NOTIFY_BEGIN_INBOUND]",
                        "smtp submitMessage hello",
                        "smtp sent to bob@example.org",
                        "smtp endMessage 101");
        IMessage sent = rig.store
                .messages(rig.store.special(PR.PR_IPM_SENTMAIL_ENTRYID), "hello")
                .get(0);
        assertThat(sent.getPropList())
                .as("what the spooler had noted is gone")
                .doesNotContainAnyElementsOf(SendState.TAGS);
    }

    @Test
    @Clause("OUT-30")
    void out30_aMessageIsDeletedIfItsSenderWantsThatAndStaysIfHeWantsNothing() throws Exception {
        rig.start();
        rig.store.submit(
                rig.store.draft("goes", new PropValue<>(PR.PR_DELETE_AFTER_SUBMIT, true)), TestStore.to("SMTP", "a"));
        rig.store.submit(rig.store.draft("stays"), TestStore.to("SMTP", "b"));
        rig.untilSent();
        assertThat(rig.store.subjects(rig.store.special(PR.PR_IPM_OUTBOX_ENTRYID)))
                .containsExactly("stays");
    }

    @Test
    void mailOfAnEarlierRunLeavesWithoutAnybodyDoingAnything() throws Exception {
        rig.store.submit("old", "bob@example.org");
        rig.start();
        rig.untilSent();
        assertThat(rig.store.sent()).containsExactly("old");
    }

    @Test
    @Clause("OUT-07")
    void out07_messagesLeaveInTheOrderOfTheirSubmission() throws Exception {
        for (int i = 0; i < 5; i++) {
            rig.store.submit("m" + i, "bob@example.org");
        }
        rig.start();
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit"))
                .containsExactly(
                        "smtp submitMessage m0",
                        "smtp submitMessage m1",
                        "smtp submitMessage m2",
                        "smtp submitMessage m3",
                        "smtp submitMessage m4");
    }

    @Test
    @Clause({"OUT-13", "OUT-18"})
    void out13_typesAreComparedExactlyAndOut18_whomNobodyTakesIsReported() throws Exception {
        rig.start();
        rig.store.submit(rig.store.draft("odd"), TestStore.to("smtp", "bob@example.org"));
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).isEmpty();
        assertThat(rig.store.received()).containsExactly("Undeliverable: odd");
    }

    @Test
    @Clause("OUT-14")
    void out14_uidsOfAllTransportsCountBeforeTypes() throws Exception {
        MapiUid uid = MapiUid.random();
        FakeTransportProvider special = rig.transport("special", "OTHER", uid);
        rig.start();
        Props recipient = TestStore.to(
                "SMTP",
                "bob",
                new PropValue<>(
                        PR.PR_ENTRYID,
                        EntryId.compose(uid, Binary.of(new byte[] {1})).toBinary()));
        rig.store.submit(rig.store.draft("by uid"), recipient);
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).isEmpty();
        assertThat(rig.log.lines("special sent")).hasSize(1);
        assertThat(special.logons()).hasSize(1);
    }

    @Test
    @Clause({"OUT-15", "OUT-21"})
    void out15_whatATransportLeavesGoesToTheNext() throws Exception {
        rig.transport("second", "SMTP");
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            throw new MapiException(MapiCode.MAPI_E_NOT_ME, "thrown");
        });
        smtp.script()
                .nextSubmit((logon, message, reference, flags) -> SubmitResult.of(SubmitResult.Outcome.MAPI_E_NOT_ME));
        smtp.script().nextSubmit((logon, message, reference, flags) -> SubmitResult.taken());
        rig.store.submit("one", "a");
        rig.store.submit("two", "b");
        rig.store.submit("three", "c");
        rig.start();
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).hasSize(3);
        assertThat(rig.log.lines("smtp end")).as("only after S_OK").hasSize(1);
        assertThat(rig.log.lines("second sent")).hasSize(3);
    }

    @Test
    @Clause({"OUT-15", "OUT-18"})
    void out18_whomAllTransportsHaveLeftIsReported() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> SubmitResult.taken());
        rig.start();
        rig.store.submit("unloved", "a");
        rig.untilSent();
        assertThat(rig.store.received()).containsExactly("Undeliverable: unloved");
        assertThat(rig.store.sent()).containsExactly("unloved");
    }

    @Test
    @Clause({"OUT-16", "OUT-17"})
    void out16to17_nullTakesAnyTypeAndAnEmptyStringNone() throws Exception {
        smtp.addressTypes(new AddressTypes(List.of(""), List.of()));
        FakeTransportProvider any = rig.transport("any", "x");
        any.addressTypes(new AddressTypes(null, List.of()));
        rig.start();
        rig.store.submit(rig.store.draft("fax"), TestStore.to("FAX", "1"));
        rig.store.submit(rig.store.draft("none"), TestStore.to("", "2"));
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).isEmpty();
        assertThat(rig.log.lines("any sent")).hasSize(2);
    }

    @Test
    @Clause({"OUT-19", "OUT-27"})
    void out19_eachTransportSeesOnlyItsOwnRecipientsAsOpenAndLosesNobodyElses() throws Exception {
        FakeTransportProvider fax = rig.transport("fax", "FAX");
        List<Map<String, Boolean>> seen = new ArrayList<>();
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            seen.add(responsibilities(message));
            return logon.takeAll(message, reference, flags);
        });
        fax.script().nextSubmit((logon, message, reference, flags) -> {
            seen.add(responsibilities(message));
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        rig.store.submit(
                rig.store.draft("both", rig.store.sentMail()),
                TestStore.to("SMTP", "a"),
                TestStore.to("FAX", "b"),
                TestStore.to("SMTP", "c"));
        rig.untilSent();
        assertThat(seen)
                .containsExactly(Map.of("a", false, "b", true, "c", false), Map.of("a", true, "b", false, "c", true));
        assertThat(rig.store.received()).isEmpty();
        IMessage sent = rig.store
                .messages(rig.store.special(PR.PR_IPM_SENTMAIL_ENTRYID), "both")
                .get(0);
        assertThat(responsibilities(sent)).isEqualTo(Map.of("a", true, "b", true, "c", true));
    }

    private static Map<String, Boolean> responsibilities(IMessage message) throws MapiException {
        Map<String, Boolean> found = new TreeMap<>();
        for (Props row : FakeTransportLogon.recipients(message)) {
            found.put(row.get(PR.PR_EMAIL_ADDRESS).orElseThrow(), Recipients.isTaken(row));
        }
        return found;
    }

    @Test
    @Clause({"OUT-23", "OUT-25"})
    void out23_whatATransportDoesNotSaveIsLostAndOut25_itsMessageIsDeadAfterEndMessage() throws Exception {
        List<IMessage> kept = new ArrayList<>();
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            message.setProp(PR.PR_COMMENT, "unsaved");
            kept.add(message);
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            assertThat(message.getProp(PR.PR_COMMENT)).isEmpty();
            kept.add(message);
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        rig.store.submit("hello", "bob");
        rig.untilCalled("smtp submit", 1);
        rig.advance(Duration.ofMinutes(1));
        rig.untilSent();
        for (IMessage message : kept) {
            assertThat(catchThrowable(() -> message.getProp(PR.PR_SUBJECT)))
                    .isInstanceOfSatisfying(
                            MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT));
        }
    }

    @Test
    @Clause("OUT-26")
    void out26_theReferenceIsZeroBeforeTheTransportSetsIt() throws Exception {
        List<Long> numbers = new ArrayList<>();
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            numbers.add(reference.get());
            reference.set(55);
            return logon.takeAll(message, reference, flags);
        });
        rig.start();
        rig.store.submit("hello", "bob");
        rig.untilSent();
        // The script's own number was set before the step.
        assertThat(numbers).hasSize(1);
        assertThat(MessageReference.outbound().get()).isZero();
        assertThat(rig.log.lines("smtp end")).containsExactly("smtp endMessage 55");
    }

    @Test
    @Clause("OUT-24")
    void out24_aTransportMayWantAMessageAgainAtOnceButNotForEver() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> SubmitResult.taken());
        smtp.script().end((logon, reference) -> Set.of(EndMessageFlag.END_RESEND_NOW));
        rig.start();
        EntryId id = rig.store.submit("again", "bob");
        rig.untilCalled("smtp submit", 11);
        assertThat(rig.log.lines("smtp submit")).hasSize(11);
        assertThat(rig.state(id).next()).isEqualTo(Rig.START.plus(Duration.ofMinutes(1)));
    }

    @Test
    @Clause("OUT-24")
    void out24_resendLaterWaits() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> SubmitResult.taken());
        smtp.script().nextEnd((logon, reference) -> Set.of(EndMessageFlag.END_RESEND_LATER));
        rig.start();
        rig.store.submit("later", "bob");
        rig.untilCalled("smtp end", 1);
        rig.advance(Duration.ofSeconds(59));
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        rig.advance(Duration.ofSeconds(1));
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit")).hasSize(2);
    }

    @Test
    @Clause({"OUT-24", "OUT-35"})
    void out24_aDeferredMessageGoesWhenTheTransportSaysSo() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> SubmitResult.taken());
        smtp.script().nextEnd((logon, reference) -> Set.of(EndMessageFlag.END_DONT_RESEND));
        rig.start();
        EntryId id = rig.store.submit("deferred", "bob");
        rig.until(() -> rig.state(id).status() == SpoolerTags.SPOOLER_DEFERRED);
        rig.advance(Duration.ofHours(10));
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        smtp.logon()
                .support()
                .spoolerNotify(new Notification.Extended(0, id.toBinary()), SpoolerNotifyFlag.NOTIFY_SENTDEFERRED);
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit"))
                .containsExactly("smtp submitMessage deferred", "smtp submitMessage deferred [BEGIN_DEFERRED]");
    }

    @Test
    @Clause("OUT-24")
    void out24_aTransportMayCallForADeferredMessageBeforeEndMessageReturns() throws Exception {
        AtomicReference<Binary> id = new AtomicReference<>(Binary.EMPTY);
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            id.set(message.getProp(PR.PR_ENTRYID).orElseThrow());
            return SubmitResult.taken();
        });
        smtp.script().nextEnd((logon, reference) -> {
            logon.support()
                    .spoolerNotify(
                            new Notification.Extended(0, Objects.requireNonNull(id.get())),
                            SpoolerNotifyFlag.NOTIFY_SENTDEFERRED);
            rig.work.run();
            return Set.of(EndMessageFlag.END_DONT_RESEND);
        });
        rig.start();
        rig.store.submit("deferred", "bob");
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit"))
                .containsExactly("smtp submitMessage deferred", "smtp submitMessage deferred [BEGIN_DEFERRED]");
    }

    @Test
    @Clause("OUT-35")
    void out35_aDeferredMessageThatTheUserTakesBackIsAborted() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> SubmitResult.taken());
        smtp.script().nextEnd((logon, reference) -> Set.of(EndMessageFlag.END_DONT_RESEND));
        rig.start();
        EntryId id = rig.store.submit("deferred", "bob");
        rig.until(() -> rig.state(id).status() == SpoolerTags.SPOOLER_DEFERRED);
        rig.store.client().abortSubmit(id);
        rig.untilCalled("smtp transportNotify [NOTIFY_ABORT_DEFERRED, NOTIFY_CANCEL_MESSAGE] 101", 1);
    }

    @Test
    @Clause("OUT-36")
    void out36_aYoungerMessageOfAnotherTransportGoesFirst() throws Exception {
        FakeTransportProvider fax = rig.transport("fax", "FAX");
        fax.failNext(MapiCode.MAPI_E_FAILONEPROVIDER);
        EntryId fax1 = rig.store.submit(rig.store.draft("fax"), TestStore.to("FAX", "1"));
        rig.store.submit("mail", "bob");
        rig.start();
        rig.untilCalled("smtp end", 1);
        assertThat(rig.store.queue()).hasSize(1);
        assertThat(rig.state(fax1).reason()).contains("no transport");
        assertThat(rig.store.received())
                .as("nobody is undeliverable while a transport is unknown")
                .isEmpty();
        rig.advance(Duration.ofMinutes(1));
        rig.untilSent();
        assertThat(rig.log.lines("fax sent")).hasSize(1);
    }

    @Test
    @Clause({"OUT-37", "OUT-35", "SHUT-12"})
    void out37_theEndOfTheSessionEndsDirectionsAndLogsOff() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> SubmitResult.taken());
        smtp.script().nextEnd((logon, reference) -> Set.of(EndMessageFlag.END_DONT_RESEND));
        rig.start();
        rig.store.submit("deferred", "bob");
        rig.untilCalled("smtp end", 1);
        rig.log.clear();
        rig.door.ask(new ToSpooler.CloseSession(rig.door.request(), TestDoor.SESSION));
        assertThat(rig.log.lines())
                .containsExactly(
                        "smtp transportNotify [NOTIFY_ABORT_DEFERRED]",
                        "smtp transportNotify [NOTIFY_END_INBOUND, NOTIFY_END_OUTBOUND]",
                        "smtp logoff",
                        "smtp logon released");
        rig.log.clear();
        rig.store.submit("too late", "bob");
        rig.door.notify(rig.door.section(smtp), null, SpoolerNotifyFlag.NOTIFY_READYTOSEND);
        rig.advance(Duration.ofHours(1));
        assertThat(rig.log.lines()).isEmpty();
        assertThat(rig.store.queue()).hasSize(2);
    }

    @Test
    @Clause("OUT-38")
    void out38_aTransportThatHasFailedIsCalledNoMore() throws Exception {
        rig.start();
        smtp.logon()
                .support()
                .spoolerNotify(
                        new Notification.Error(null, MapiCode.MAPI_E_DISK_ERROR, MapiError.of("smtp", "broken")),
                        SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR);
        rig.work.run();
        rig.log.clear();
        EntryId id = rig.store.submit("waits", "bob");
        rig.until(() -> !rig.state(id).reason().isEmpty());
        rig.advance(Duration.ofDays(3));
        assertThat(rig.log.lines()).isEmpty();
        assertThat(rig.store.queue()).hasSize(1);
        assertThat(rig.door.statusRow().statusString()).contains("broken");
        rig.door.ask(new ToSpooler.CloseSession(rig.door.request(), TestDoor.SESSION));
        assertThat(rig.log.lines("smtp logoff")).isEmpty();
    }

    @Test
    @Clause("OUT-38")
    void out38_norIsEndMessageIfItFailsInSubmitMessage() throws Exception {
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            logon.support()
                    .spoolerNotify(
                            new Notification.Error(null, MapiCode.MAPI_E_DISK_ERROR, null),
                            SpoolerNotifyFlag.NOTIFY_CRITICAL_ERROR);
            rig.work.run();
            return SubmitResult.taken();
        });
        rig.start();
        EntryId id = rig.store.submit("waits", "bob");
        // What it waits for is another reason as soon as the next look finds no transport.
        rig.until(() -> !rig.state(id).reason().isEmpty());
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        assertThat(rig.log.lines("smtp end")).isEmpty();
        assertThat(rig.store.queue()).hasSize(1);
    }

    @Test
    @Clause("OUT-39")
    void out39_newAddressTypesCountFromThenOn() throws Exception {
        rig.start();
        smtp.addressTypes(new AddressTypes(List.of("FAX"), List.of()));
        smtp.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_CONFIG_CHANGE);
        rig.work.run();
        rig.store.submit(rig.store.draft("fax"), TestStore.to("FAX", "1"));
        rig.store.submit(rig.store.draft("mail"), TestStore.to("SMTP", "1"));
        rig.untilSent();
        assertThat(rig.log.lines("smtp addressTypes")).hasSize(2);
        assertThat(rig.log.lines("smtp submit")).containsExactly("smtp submitMessage fax");
        assertThat(rig.store.received()).containsExactly("Undeliverable: mail");
    }

    @Test
    @Clause("OUT-12")
    void out12_aStoreThatIsReadyToSendWaitsForTheTransports() throws Exception {
        rig.start();
        int request = rig.door.request();
        rig.door.ask(new ToSpooler.Notify(
                request, TestDoor.SESSION, rig.store.section, null, Set.of(SpoolerNotifyFlag.NOTIFY_READYTOSEND)));
        assertThat(rig.log.lines("smtp addressTypes")).hasSize(1);
        assertThat(rig.door
                        .ask(new ToSpooler.AddressTypes(rig.door.request(), TestDoor.SESSION))
                        .strings())
                .containsExactly("SMTP");
    }

    @Test
    void aProfileWithoutTransportsKeepsItsMail() throws Exception {
        rig.door.remove(smtp);
        rig.start();
        EntryId id = rig.store.submit("waits", "bob");
        rig.until(() -> rig.state(id).reason().contains("no transport"));
        rig.advance(Duration.ofDays(1));
        assertThat(rig.store.queue()).hasSize(1);
        rig.door.add(smtp, "smtp");
        rig.door.tell(new ToSpooler.TransportsChanged(TestDoor.SESSION));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
    }

    @Test
    void aTransportThatGoesAndComesBackLosesAndDoublesNothing() throws Exception {
        rig.start();
        MapiUid section = rig.door.section(smtp);
        smtp.script().nextSubmit((logon, message, reference, flags) -> {
            rig.door.tell(new ToSpooler.TransportGone(TestDoor.SESSION, section));
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "its bundle left");
        });
        rig.store.submit("one", "bob");
        rig.store.submit("two", "bob");
        rig.untilCalled("smtp submit", 1);
        rig.advance(Duration.ofMinutes(10));
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        rig.door.tell(new ToSpooler.TransportBack(TestDoor.SESSION, section, Set.of()));
        rig.untilSent();
        assertThat(rig.log.lines("smtp sent")).hasSize(2);
        assertThat(rig.log.lines("smtp transportNotify [NOTIFY_BEGIN_OUTBOUND]"))
                .hasSize(2);
    }

    @Test
    void aDeferredMessageOfATransportThatCameBackIsSubmittedAnew() throws Exception {
        MapiUid section = rig.door.section(smtp);
        smtp.script().nextSubmit((logon, message, reference, flags) -> SubmitResult.taken());
        smtp.script().nextEnd((logon, reference) -> Set.of(EndMessageFlag.END_DONT_RESEND));
        rig.start();
        EntryId id = rig.store.submit("deferred", "bob");
        rig.until(() -> rig.state(id).status() == SpoolerTags.SPOOLER_DEFERRED);
        rig.door.tell(new ToSpooler.TransportGone(TestDoor.SESSION, section));
        rig.advance(Duration.ofHours(10));
        assertThat(rig.log.lines("smtp submit")).hasSize(1);
        rig.door.tell(new ToSpooler.TransportBack(TestDoor.SESSION, section, Set.of()));
        rig.untilSent();
        assertThat(rig.log.lines("smtp submit"))
                .as("it knows nothing of what it had put off")
                .containsExactly("smtp submitMessage deferred", "smtp submitMessage deferred");
        assertThat(rig.log.lines("smtp sent")).hasSize(1);
        assertThat(rig.log.lines("smtp transportNotify [NOTIFY_ABORT_DEFERRED")).isEmpty();
    }

    @Test
    void aTransportThatLeavesTheProfileIsLoggedOff() throws Exception {
        rig.start();
        rig.door.remove(smtp);
        rig.door.tell(new ToSpooler.TransportsChanged(TestDoor.SESSION));
        rig.untilCalled("smtp logon released", 1);
        rig.store.submit("waits", "bob");
        rig.advance(Duration.ofMinutes(5));
        assertThat(rig.log.lines("smtp submit")).isEmpty();
    }

    @Test
    void aStoreThatCannotBeOpenedIsTriedAgain() throws Exception {
        rig.store.submit("old", "bob");
        rig.door.failStores(2);
        rig.start();
        rig.advance(SessionMail.ROUND);
        assertThat(rig.store.queue()).hasSize(1);
        rig.advance(SessionMail.ROUND);
        rig.untilSent();
    }

    @Test
    void aStoreWhoseQueueFailsIsTriedAgain() throws Exception {
        rig.store.submit("old", "bob");
        rig.door.failQueues(1);
        rig.start();
        assertThat(rig.store.queue()).hasSize(1);
        rig.advance(SessionMail.ROUND);
        rig.untilSent();
    }

    @Test
    void aStoreIsTriedAgainIfNobodyCanSayWhichIsTheDefaultOne() throws Exception {
        rig.store.submit("old", "bob");
        rig.door.failStoresTables(1);
        rig.start();
        assertThat(rig.store.queue()).hasSize(1);
        rig.advance(SessionMail.ROUND);
        rig.untilSent();
    }

    @Test
    void theStatusRowTellsWhatWaits() throws Exception {
        smtp.script().submit((logon, message, reference, flags) -> {
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "no line");
        });
        rig.start();
        assertThat(rig.door.statusRow().statusString()).isEqualTo("nothing waits");
        assertThat(rig.door.statusRow().statusCode())
                .isEqualTo(StatusTeller.AVAILABLE | StatusTeller.INBOUND_ENABLED | StatusTeller.OUTBOUND_ENABLED);
        rig.store.submit("one", "bob");
        rig.store.submit("two", "bob");
        rig.untilCalled("smtp submit", 2);
        assertThat(rig.door.statusRow().statusString()).isEqualTo("2 wait");
        assertThat(rig.door.told())
                .anySatisfy(told -> assertThat(told)
                        .isInstanceOfSatisfying(
                                ToRuntime.StatusRow.class,
                                row -> assertThat(row.statusCode() & StatusTeller.OUTBOUND_ACTIVE)
                                        .isNotZero()));
    }
}
