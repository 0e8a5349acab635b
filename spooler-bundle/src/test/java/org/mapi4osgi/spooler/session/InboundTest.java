// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.kit.fake.TransportScript;
import org.mapi4osgi.spi.MessageReference;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spooler.queue.RetryPolicy;
import org.mapi4osgi.spooler.testing.Rig;
import org.mapi4osgi.spooler.testing.TestDoor;
import org.mapi4osgi.tags.PR;

final class InboundTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    private Rig rig;
    private FakeTransportProvider pop;
    private LinkedBlockingQueue<Notification> told;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(directory);
        pop = rig.transport("pop", "SMTP");
        told = new LinkedBlockingQueue<>();
        rig.store.client().advise(null, Set.of(EventType.fnevNewMail), told::addAll);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static TransportScript.Start message(String subject, @Nullable String messageClass) {
        return (logon, message, reference) -> {
            message.setProp(PR.PR_SUBJECT, subject);
            if (messageClass != null) {
                message.setProp(PR.PR_MESSAGE_CLASS, messageClass);
            }
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        };
    }

    private void newMail() throws Exception {
        pop.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_NEWMAIL);
        rig.work.run();
    }

    private Notification.NewMail next() throws Exception {
        rig.until(() -> !told.isEmpty());
        return (Notification.NewMail) told.take();
    }

    @Test
    @Clause({"IN-01", "IN-05", "IN-07"})
    void in01_newMailIsReceivedAndIn05_thoseWhoWatchAreTold() throws Exception {
        pop.script().nextStart(message("one", null));
        pop.script().nextStart(message("two", "IPM.Note.Other"));
        rig.start();
        newMail();
        assertThat(rig.store.received()).containsExactly("one", "two");
        Notification.NewMail first = next();
        assertThat(first.messageClass()).isEqualTo("IPM.Note");
        assertThat(first.parentId()).isEqualTo(Rig.id(rig.store.inbox()));
        IMessage message = rig.store.read(first.entryId());
        assertThat(message.getProp(PR.PR_SUBJECT)).hasValue("one");
        assertThat(message.getProp(PR.PR_MESSAGE_CLASS)).hasValue("IPM.Note");
        assertThat(message.getProp(PR.PR_MESSAGE_FLAGS).orElseThrow() & 0x8)
                .as("MSGFLAG_UNSENT")
                .isZero();
        assertThat(next().messageClass()).isEqualTo("IPM.Note.Other");
        assertThat(rig.log.lines("pop startMessage"))
                .as("until one delivers nothing")
                .hasSize(3);
    }

    @Test
    @Clause({"IN-01", "IN-13"})
    void in01_newMailBeforeBeginInboundIsIgnored() throws Exception {
        pop.script().nextStart(message("early", null));
        rig.connect();
        // Asking for address types logs the transport on; there is no store yet.
        rig.door.ask(new ToSpooler.AddressTypes(rig.door.request(), TestDoor.SESSION));
        newMail();
        assertThat(rig.log.lines("pop startMessage")).isEmpty();
        rig.door.open(rig.store);
        rig.work.run();
        assertThat(rig.log.lines("pop transportNotify")).hasSize(2);
        assertThat(rig.log.lines("pop startMessage")).isEmpty();
        rig.door.ask(new ToSpooler.CloseSession(rig.door.request(), TestDoor.SESSION));
        newMail();
        rig.advance(SessionMail.ROUND);
        assertThat(rig.log.lines("pop startMessage")).isEmpty();
    }

    @Test
    @Clause({"IN-02", "XPLOG-03", "OUT-26"})
    void in02_aTransportThatWantsToBeAskedIsAskedAgainAndAgain() throws Exception {
        pop.asks(TransportLogonFlag.LOGON_SP_POLL);
        rig.start();
        assertThat(rig.log.lines("pop poll")).as("at once").hasSize(1);
        rig.advance(SessionMail.ROUND);
        assertThat(rig.log.lines("pop poll")).hasSize(2);
        assertThat(rig.log.lines("pop startMessage")).isEmpty();
        pop.script().nextStart(message("polled", null));
        rig.advance(SessionMail.ROUND);
        assertThat(rig.store.received()).containsExactly("polled");
        rig.door.ask(new ToSpooler.CloseSession(rig.door.request(), TestDoor.SESSION));
        int polls = rig.log.lines("pop poll").size();
        rig.advance(SessionMail.ROUND.multipliedBy(3));
        assertThat(rig.log.lines("pop poll")).as("IN-13").hasSize(polls);
        assertThat(MessageReference.inbound().get()).isEqualTo(1);
    }

    @Test
    void aTransportThatDoesNotWantToBeAskedIsNot() throws Exception {
        rig.start();
        rig.advance(SessionMail.ROUND.multipliedBy(5));
        assertThat(rig.log.lines("pop poll")).isEmpty();
        assertThat(rig.log.lines("pop idle")).isEmpty();
    }

    @Test
    @Clause({"XPLOG-04", "OUT-40"})
    void out40_inACriticalSectionThereIsNoPollAndNoIdle() throws Exception {
        pop.asks(TransportLogonFlag.LOGON_SP_POLL, TransportLogonFlag.LOGON_SP_IDLE);
        rig.start();
        pop.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_CRITSEC);
        rig.work.run();
        rig.log.clear();
        rig.advance(SessionMail.ROUND.multipliedBy(2));
        assertThat(rig.log.lines("pop poll")).isEmpty();
        assertThat(rig.log.lines("pop idle")).isEmpty();
        pop.logon().support().spoolerNotify(null, SpoolerNotifyFlag.NOTIFY_NONCRIT);
        rig.advance(SessionMail.ROUND);
        assertThat(rig.log.lines("pop poll")).hasSize(1);
        assertThat(rig.log.lines("pop idle")).hasSize(1);
    }

    @Test
    @Clause("IN-03")
    void in03_whatIsNotSavedIsNotDelivered() throws Exception {
        pop.script().nextStart((logon, message, reference) -> message.setProp(PR.PR_SUBJECT, "unsaved"));
        rig.start();
        newMail();
        assertThat(rig.log.lines("pop startMessage")).hasSize(1);
        assertThat(rig.store.received()).isEmpty();
        pop.script().nextStart(message("marker", null));
        newMail();
        assertThat(rig.store.read(next().entryId()).getProp(PR.PR_SUBJECT)).hasValue("marker");
    }

    @Test
    @Clause("IN-04")
    void in04_aMessageThatFailsIsDiscarded() throws Exception {
        pop.script().nextStart((logon, message, reference) -> {
            message.setProp(PR.PR_SUBJECT, "half");
            throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "the line broke");
        });
        rig.start();
        newMail();
        assertThat(rig.store.received()).isEmpty();
        pop.script().nextStart(message("whole", null));
        newMail();
        assertThat(rig.store.received()).containsExactly("whole");
    }

    /** The store that is opened next cannot open its inbox. */
    private void breakInbox() throws Exception {
        rig.door.unreadable(Rig.id(rig.store.inbox()), MapiCode.MAPI_E_DISK_ERROR);
    }

    @Test
    @Clause("IN-01")
    void in01_announcedMailIsReceivedOnceTheStoreCanTakeIt() throws Exception {
        breakInbox();
        rig.start();
        pop.script().nextStart(message("kept", null));
        newMail();
        assertThat(rig.door.reads()).isEqualTo(1);
        rig.advance(RetryPolicy.DEFAULT.delay(1));
        assertThat(rig.door.reads()).isEqualTo(2);
        rig.advance(RetryPolicy.DEFAULT.delay(2).minusSeconds(1));
        assertThat(rig.door.reads()).as("at growing intervals").isEqualTo(2);
        rig.door.unreadable(null, MapiCode.MAPI_E_DISK_ERROR);
        rig.advance(Duration.ofSeconds(1));
        assertThat(rig.store.received()).containsExactly("kept");
        int calls = rig.log.lines("pop startMessage").size();
        rig.advance(Duration.ofDays(1));
        assertThat(rig.log.lines("pop startMessage"))
                .as("it was looked for to the end")
                .hasSize(calls);
    }

    @Test
    void mailThatCannotBeReceivedIsForgottenWithTheRevisionThatAnnouncedIt() throws Exception {
        breakInbox();
        rig.start();
        newMail();
        newMail();
        assertThat(rig.door.reads()).as("a new word is looked for at once").isEqualTo(2);
        rig.door.tell(new ToSpooler.TransportGone(TestDoor.SESSION, rig.door.section(pop)));
        rig.door.tell(new ToSpooler.TransportBack(TestDoor.SESSION, rig.door.section(pop), Set.of()));
        rig.door.unreadable(null, MapiCode.MAPI_E_DISK_ERROR);
        rig.advance(Duration.ofDays(1));
        assertThat(rig.log.lines("pop startMessage")).isEmpty();
    }

    @Test
    @Clause("IN-06")
    void in06_theEntryIdIsTheStores() throws Exception {
        List<MapiCode> codes = new ArrayList<>();
        pop.script().nextStart((logon, message, reference) -> {
            Binary own = EntryId.compose(MapiUid.random(), Binary.EMPTY).toBinary();
            codes.add(catchThrowableOfType(MapiException.class, () -> message.setProp(PR.PR_ENTRYID, own))
                    .code());
        });
        rig.start();
        newMail();
        assertThat(codes).containsExactly(MapiCode.MAPI_E_COMPUTED);
    }

    @Test
    @Clause("IN-08")
    void in08_aMessageComesToTheFolderOfItsClass() throws Exception {
        EntryId samples = Rig.id(rig.store.special(PR.PR_IPM_SENTMAIL_ENTRYID));
        rig.store.client().setReceiveFolder("IPM.Note.Sample", samples);
        pop.script().nextStart(message("sample", "IPM.Note.Sample.Simple"));
        pop.script().nextStart(message("card", "IPM.Timecard"));
        rig.start();
        newMail();
        assertThat(rig.store.received()).containsExactly("card");
        assertThat(rig.store.sent()).containsExactly("sample");
        Notification.NewMail moved = next();
        assertThat(moved.parentId()).isEqualTo(samples);
        assertThat(rig.store.read(moved.entryId()).getProp(PR.PR_SUBJECT)).hasValue("sample");
    }

    @Test
    @Clause("IN-12")
    void in12_aCoupledStoreHasItsNewMailTold() throws Exception {
        pop.script().nextStart(message("marker", null));
        rig.start();
        newMail();
        Notification.NewMail mail = next();
        rig.door.notify(rig.store.section, mail, SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED);
        assertThat(next().entryId()).isEqualTo(mail.entryId());
        rig.door.notify(MapiUid.random(), mail, SpoolerNotifyFlag.NOTIFY_NEWMAIL_RECEIVED);
        rig.work.run();
        pop.script().nextStart(message("second", null));
        newMail();
        assertThat(rig.store.read(next().entryId()).getProp(PR.PR_SUBJECT))
                .as("a store that is not open for mail is ignored")
                .hasValue("second");
    }

    @Test
    void mailToBeSentGetsInBetween() throws Exception {
        for (int i = 0; i < 20; i++) {
            pop.script().nextStart((logon, message, reference) -> {
                message("in", null).start(logon, message, reference);
                if (rig.log.lines("pop startMessage").size() == 5) {
                    rig.store.submit("out", "bob");
                    rig.work.run();
                }
            });
        }
        rig.start();
        newMail();
        rig.untilSent();
        assertThat(rig.store.received()).hasSize(20);
        int place = rig.log.lines().indexOf("pop submitMessage out");
        assertThat(rig.log.lines().subList(place, rig.log.lines().size()))
                .as("the rest comes after it")
                .contains("pop startMessage");
    }
}
