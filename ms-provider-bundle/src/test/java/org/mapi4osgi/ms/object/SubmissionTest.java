// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.ms.testing.Refusals.refused;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.DeleteFolderFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Notification.TableEvent;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.testing.Events;
import org.mapi4osgi.ms.testing.FakeSupport;
import org.mapi4osgi.ms.testing.Refusals;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.spi.ExpandRecipsFlag;
import org.mapi4osgi.tags.PR;

final class SubmissionTest {
    private static final int SUBMIT = 0x4;

    @TempDir
    Path directory = Path.of("set by JUnit");

    private TestStore store;
    private IMAPIFolder outbox;
    private FakeSupport spoolersSupport;
    private IMsgStore spooler;

    @BeforeEach
    void open() throws Exception {
        store = new TestStore(directory);
        outbox = store.special(PR.PR_IPM_OUTBOX_ENTRYID);
        spoolersSupport = new FakeSupport(store.section());
        spooler = store.spooler(spoolersSupport);
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private EntryId submit(String subject) throws MapiException {
        try (IMessage message = outbox.createMessage()) {
            message.setProp(PR.PR_SUBJECT, subject);
            message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            EntryId id = TestStore.id(message);
            message.submitMessage();
            return id;
        }
    }

    private IMessage bySpooler(EntryId id) throws MapiException {
        return spooler.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID);
    }

    private static List<Props> queue(IMsgStore from) throws MapiException {
        try (IMAPITable table = from.getOutgoingQueue()) {
            return table.queryRows(100);
        }
    }

    private int flags(EntryId id) throws MapiException {
        return spooler.openEntry(id).getProp(PR.PR_MESSAGE_FLAGS).orElseThrow();
    }

    @Test
    @Clause("OUT-01")
    void out01_aMessageWithoutRecipientsIsNotSubmittedAndStaysOpen() throws Exception {
        try (IMessage message = outbox.createMessage()) {
            assertThat(refused(message::submitMessage)).isEqualTo(MapiCode.MAPI_E_NO_RECIPIENTS);
            message.setProp(PR.PR_SUBJECT, "still open");
            message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
            message.submitMessage();
        }
        assertThat(queue(store.store())).hasSize(1);
    }

    @Test
    @Clause({"OUT-02", "OUT-03"})
    void out02to03_aSubmittedMessageIsSavedMarkedAndDeadToItsHandle() throws Exception {
        try (IMessage message = outbox.createMessage()) {
            message.setProp(PR.PR_SUBJECT, "hello");
            message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
            message.submitMessage();
            assertThat(refused(() -> message.getProps(PR.PR_SUBJECT))).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
            assertThat(refused(message::saveChanges)).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
        }
        assertThat(store.support().calls()).contains("expandRecips").doesNotContain("prepareSubmit");
        Props row = queue(spooler).get(0);
        EntryId id = EntryId.parse(row.get(PR.PR_ENTRYID).orElseThrow());
        assertThat(row.get(PR.PR_SUBJECT)).hasValue("hello");
        assertThat(row.get(PR.PR_DISPLAY_TO)).hasValue("Bob");
        assertThat(row.get(PR.PR_SUBMIT_FLAGS)).hasValue(0);
        assertThat(row.get(PR.PR_CLIENT_SUBMIT_TIME)).isPresent();
        assertThat(flags(id) & SUBMIT).isEqualTo(SUBMIT);
        try (IMessage message = bySpooler(id);
                IMAPITable recipients = message.getRecipientTable()) {
            assertThat(recipients.queryRows(1).get(0).get(PR.PR_RESPONSIBILITY)).hasValue(false);
        }
    }

    @Test
    @Clause({"OUT-02", "OUT-03"})
    void out02_aHandleOfBeforeTheSubmissionCannotChangeTheMessage() throws Exception {
        try (IMessage message = outbox.createMessage()) {
            message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
            message.setProp(PR.PR_SUBJECT, "sent");
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            EntryId id = TestStore.id(message);
            try (IMessage other = store.message(id)) {
                message.submitMessage();
                assertThat(refused(message::setReadFlag)).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
                other.setProp(PR.PR_SUBJECT, "changed");
                assertThat(refused(() -> other.saveChanges(SaveFlag.FORCE_SAVE)))
                        .isEqualTo(MapiCode.MAPI_E_SUBMITTED);
            }
            assertThat(bySpooler(id).getProp(PR.PR_SUBJECT)).hasValue("sent");
        }
    }

    /** The second save of a submission runs as a task on the thread of another saver, which must not wait for it. */
    @Test
    @Timeout(60)
    void aSubmissionIsCommittedByAnotherThreadToo() throws Exception {
        StoreEngine engine = ((MsgStore) store.store()).context.engine();
        CountDownLatch leading = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread leader = daemon(() -> engine.run("leading", tx -> {
            leading.countDown();
            await(go);
        }));
        Thread saver = daemon(() -> TestStore.save(store.inbox(), "by another"));
        CountDownLatch expanded = new CountDownLatch(1);
        store.support().whileExpanding(() -> {
            leader.start();
            await(leading);
            saver.start();
            awaitParked(saver);
            expanded.countDown();
        });
        Thread submitter = daemon(() -> submit("hello"));
        submitter.start();
        await(expanded);
        awaitParked(submitter);
        go.countDown();
        for (Thread thread : List.of(leader, saver, submitter)) {
            thread.join(20_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
        assertThat(queue(spooler)).hasSize(1);
    }

    private static Thread daemon(Refusals.Call call) {
        Thread thread = new Thread(() -> {
            try {
                call.run();
            } catch (MapiException e) {
                throw new AssertionError(e);
            }
        });
        thread.setDaemon(true);
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitParked(Thread thread) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("%s never waited", thread).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void aMessageThatTheSpoolerDeletesLeavesTheQueue() throws Exception {
        EntryId id = submit("poison");
        spooler.openEntry(TestStore.id(outbox), OpenEntryFlag.MAPI_MODIFY)
                .queryInterface(IMAPIFolder.IID)
                .deleteMessages(List.of(id));
        assertThat(queue(spooler)).isEmpty();
        assertThat(spooler.storeLogoff(Set.of(StoreLogoffFlag.LOGOFF_NO_WAIT)))
                .containsExactly(StoreLogoffFlag.LOGOFF_COMPLETE);
    }

    @Test
    @Clause("OUT-04")
    void out04_aSubmittedMessageCanBeReadOnly() throws Exception {
        EntryId id = submit("hello");
        assertThat(refused(() -> store.message(id))).isEqualTo(MapiCode.MAPI_E_SUBMITTED);
        IMessage message =
                store.store().openEntry(id, OpenEntryFlag.MAPI_BEST_ACCESS).queryInterface(IMessage.IID);
        assertThat(message.getProp(PR.PR_ACCESS_LEVEL)).hasValue(0);
        assertThat(refused(() -> message.setProp(PR.PR_SUBJECT, "x"))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
    }

    @Test
    @Clause({"OUT-05", "OUT-06"})
    void out05to06_locksAndAborts() throws Exception {
        EntryId id = submit("hello");
        try (IMessage message = bySpooler(id)) {
            spooler.setLockState(message, LockState.MSG_LOCKED);
            assertThat(queue(spooler).get(0).get(PR.PR_SUBMIT_FLAGS)).hasValue(1);
            assertThat(refused(() -> store.store().openEntry(id))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(refused(() -> store.store().abortSubmit(id))).isEqualTo(MapiCode.MAPI_E_UNABLE_TO_ABORT);
            spooler.setLockState(message, LockState.MSG_UNLOCKED);
        }
        store.store().abortSubmit(id);
        assertThat(queue(spooler)).isEmpty();
        assertThat(flags(id) & SUBMIT).isZero();
        assertThat(refused(() -> store.store().abortSubmit(id))).isEqualTo(MapiCode.MAPI_E_NOT_IN_QUEUE);
        try (IMessage message = store.message(id)) {
            message.setProp(PR.PR_SUBJECT, "mine again");
            message.saveChanges();
        }
    }

    @Test
    @Clause("OUT-07")
    void out07_theQueueIsInTheOrderOfSubmissionAndTellsTheSpooler() throws Exception {
        Events events = new Events();
        try (IMAPITable table = spooler.getOutgoingQueue()) {
            table.advise(Set.of(EventType.fnevTableModified), events);
            submit("first");
            assertThat(events.table().tableEvent()).isEqualTo(TableEvent.TABLE_ROW_ADDED);
            submit("second");
            submit("third");
            assertThat(table.queryRows(9))
                    .extracting(row -> row.get(PR.PR_SUBJECT).orElseThrow())
                    .containsExactly("first", "second", "third");
            assertThat(store.store().storeLogoff(Set.of(StoreLogoffFlag.LOGOFF_NO_WAIT)))
                    .contains(StoreLogoffFlag.LOGOFF_OUTBOUND_QUEUE);
        }
    }

    @Test
    @Clause({"OUT-08", "OUT-09"})
    void out08to09_preprocessingIsMarkedUntilTheSpoolerSubmitsAgain() throws Exception {
        store.support().expandWith(ExpandRecipsFlag.NEEDS_PREPROCESSING);
        EntryId id = submit("hello");
        submit("later");
        assertThat(queue(spooler).get(0).get(PR.PR_SUBMIT_FLAGS)).hasValue(2);
        try (IMessage message = bySpooler(id)) {
            spooler.setLockState(message, LockState.MSG_LOCKED);
            assertThat(queue(spooler).get(0).get(PR.PR_SUBMIT_FLAGS)).hasValue(3);
            message.submitMessage();
        }
        assertThat(queue(spooler).get(0).get(PR.PR_SUBMIT_FLAGS)).hasValue(1);
        assertThat(queue(spooler)).hasSize(2);
    }

    @Test
    @Clause("FLD-03")
    void fld03_submittedMessagesStayWhenTheOthersAreDeleted() throws Exception {
        EntryId id = submit("stays");
        EntryId other = TestStore.save(outbox, "goes");
        assertThat(outbox.deleteMessages(List.of(id, other))).isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        assertThat(outbox.getProp(PR.PR_CONTENT_COUNT)).hasValue(1);
        TestStore.save(outbox, "goes too");
        assertThat(outbox.emptyFolder(DeleteFolderFlag.DEL_ASSOCIATED)).isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        assertThat(outbox.getProp(PR.PR_CONTENT_COUNT)).hasValue(1);
    }

    @Test
    @Clause({"OUT-29", "MSG-06"})
    void out29_finishedMsgIsForTheSpoolerThatHoldsTheLock() throws Exception {
        EntryId id = submit("sent");
        assertThat(refused(() -> store.store().finishedMsg(id))).isEqualTo(MapiCode.MAPI_E_NO_SUPPORT);
        assertThat(refused(() -> spooler.finishedMsg(id))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        try (IMessage message = bySpooler(id)) {
            assertThat(refused(() -> store.store().setLockState(message, LockState.MSG_LOCKED)))
                    .isEqualTo(MapiCode.MAPI_E_NO_SUPPORT);
            message.setReadFlag();
            assertThat(flags(id) & 1).as("a submitted message is not marked").isZero();
            spooler.setLockState(message, LockState.MSG_LOCKED);
        }
        spooler.finishedMsg(id);
        assertThat(spoolersSupport.calls()).contains("doSentMail sent");
        assertThat(queue(spooler)).isEmpty();
        assertThat(flags(id) & SUBMIT).isZero();
        assertThat(refused(() -> spooler.finishedMsg(id))).isEqualTo(MapiCode.MAPI_E_NOT_IN_QUEUE);
    }

    @Test
    void aLockEndsByItselfAndALateSpoolerCannotFinish() throws Exception {
        EntryId id = submit("slow");
        IMsgStore second = store.spooler(new FakeSupport(store.section()));
        try (IMAPITable table = second.getOutgoingQueue();
                IMessage message = bySpooler(id);
                IMessage others =
                        second.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            spooler.setLockState(message, LockState.MSG_LOCKED);
            assertThat(refused(() -> second.setLockState(others, LockState.MSG_LOCKED)))
                    .isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            store.advanceSeconds(60);
            spooler.setLockState(message, LockState.MSG_LOCKED);
            store.advanceSeconds(100);
            assertThat(refused(() -> second.setLockState(others, LockState.MSG_LOCKED)))
                    .as("a lock that was renewed holds")
                    .isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(submitFlags(table)).isEqualTo(1);
            store.advanceSeconds(21);
            assertThat(submitFlags(table))
                    .as("a lock that has ended is not shown")
                    .isZero();
            second.setLockState(others, LockState.MSG_LOCKED);
        }
        assertThat(refused(() -> spooler.finishedMsg(id))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        second.finishedMsg(id);
    }

    @Test
    void toLockSavesWhatIsChangedUnlessItIsRefused() throws Exception {
        EntryId id = submit("before");
        IMsgStore second = store.spooler(new FakeSupport(store.section()));
        try (IMessage message = bySpooler(id);
                IMessage others =
                        second.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            others.setProp(PR.PR_SUBJECT, "of another");
            message.setProp(PR.PR_SUBJECT, "noted");
            spooler.setLockState(message, LockState.MSG_LOCKED);
            assertThat(subject(id)).isEqualTo("noted");
            assertThat(refused(() -> second.setLockState(others, LockState.MSG_LOCKED)))
                    .as("the lock counts before the changes")
                    .isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            spooler.setLockState(message, LockState.MSG_UNLOCKED);
            assertThat(refused(() -> second.setLockState(others, LockState.MSG_LOCKED)))
                    .isEqualTo(MapiCode.MAPI_E_OBJECT_CHANGED);
            assertThat(subject(id)).isEqualTo("noted");
            message.setProp(PR.PR_SUBJECT, "noted again");
            spooler.setLockState(message, LockState.MSG_LOCKED);
        }
        assertThat(subject(id)).isEqualTo("noted again");
    }

    private String subject(EntryId id) throws MapiException {
        try (IMessage message = bySpooler(id)) {
            return message.getProp(PR.PR_SUBJECT).orElse("");
        }
    }

    private static int submitFlags(IMAPITable table) throws MapiException {
        table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        return table.queryRows(1).get(0).get(PR.PR_SUBMIT_FLAGS).orElseThrow();
    }

    private EntryId submitAndLock(IMsgStore by) throws MapiException {
        EntryId id = submit("waits");
        lock(by, id);
        return id;
    }

    private static void lock(IMsgStore by, EntryId id) throws MapiException {
        try (IMessage message = by.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            by.setLockState(message, LockState.MSG_LOCKED);
        }
    }

    @Test
    void theLocksOfASpoolerWhoseLogonEndsAreGivenUp() throws Exception {
        MsgStore leaving = (MsgStore) store.spooler(new FakeSupport(store.section()));
        EntryId id = submitAndLock(leaving);
        Events events = new Events();
        IMAPITable table = spooler.getOutgoingQueue();
        table.advise(Set.of(EventType.fnevTableModified), events);
        leaving.shut();
        assertThat(events.table().row().get(PR.PR_SUBMIT_FLAGS))
                .as("told to other spoolers")
                .hasValue(0);
        table.close();
        store.store().abortSubmit(id);
    }

    @Test
    void whatASpoolerThatLeavesHasNotUnlockedStaysLockedUntilItsLeaseEnds() throws Exception {
        IMsgStore leaving = store.spooler(new FakeSupport(store.section()));
        EntryId id = submitAndLock(leaving);
        leaving.close();
        assertThat(refused(() -> lock(spooler, id))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        store.advanceSeconds(119);
        assertThat(refused(() -> lock(spooler, id))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        store.advanceSeconds(2);
        lock(spooler, id);
        spooler.finishedMsg(id);
    }

    @Test
    void aMessageThatIsSentAgainIsPrepared() throws Exception {
        try (IMessage message = outbox.createMessage()) {
            message.setProps(Props.of(new PropValue<>(PR.PR_MESSAGE_FLAGS, 0x80 | 0x8)));
            message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
            message.submitMessage();
        }
        assertThat(store.support().calls())
                .containsSubsequence("spoolerNotify [NOTIFY_READYTOSEND]", "prepareSubmit", "expandRecips");
    }
}
