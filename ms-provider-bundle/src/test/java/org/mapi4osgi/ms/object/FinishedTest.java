// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapi4osgi.ms.testing.Refusals.refused;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.testing.FakeSupport;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;

/** A message that was sent is moved to Sent Items once, whenever the process ends (here by an Error that nobody catches). */
final class FinishedTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    private TestStore store;
    private FakeSupport support;
    private IMsgStore spooler;

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void open() throws Exception {
        store = new TestStore(directory);
        support = new FakeSupport(store.section());
        spooler = store.spooler(support);
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    /** The process ends, and another one opens the store; its spooler has logged on. */
    private void restart() throws Exception {
        store.close();
        open();
        support.sentMail(this::move);
    }

    private EntryId submitAndLock(String subject) throws MapiException {
        EntryId id = submit(subject);
        lock(spooler, id);
        return id;
    }

    private EntryId submit(String subject) throws MapiException {
        try (IMessage message = store.special(PR.PR_IPM_OUTBOX_ENTRYID).createMessage()) {
            message.setProp(PR.PR_SUBJECT, subject);
            message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            EntryId id = TestStore.id(message);
            message.submitMessage();
            return id;
        }
    }

    private static void lock(IMsgStore by, EntryId id) throws MapiException {
        try (IMessage message = by.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            by.setLockState(message, LockState.MSG_LOCKED);
        }
    }

    /** As the runtime does it for a message with PR_SENTMAIL_ENTRYID. */
    private void move(IMessage message) throws MapiException {
        EntryId id = TestStore.id(message);
        EntryId parent = EntryId.parse(message.getProp(PR.PR_PARENT_ENTRYID).orElseThrow());
        message.close();
        try (IMAPIFolder from = folder(parent);
                IMAPIFolder to = store.special(PR.PR_IPM_SENTMAIL_ENTRYID)) {
            from.copyMessages(CopyMessagesRequest.of(List.of(id), to, CopyMessagesFlag.MESSAGE_MOVE));
        }
    }

    private IMAPIFolder folder(EntryId id) throws MapiException {
        return spooler.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }

    private static List<Props> queue(IMsgStore from) throws MapiException {
        try (IMAPITable table = from.getOutgoingQueue()) {
            return table.queryRows(100);
        }
    }

    private int count(org.mapi4osgi.api.PropTag<org.mapi4osgi.api.Binary> folder) throws MapiException {
        return store.special(folder).getProp(PR.PR_CONTENT_COUNT).orElseThrow();
    }

    private long rows() throws MapiException {
        return ((MsgStore) store.store())
                .context
                .engine()
                .read("counting", db -> db.number(-1, "SELECT count(*) FROM outq"));
    }

    private void kill(EntryId id) {
        assertThatThrownBy(() -> spooler.finishedMsg(id)).isInstanceOf(Killed.class);
    }

    private long sentMails() {
        return support.calls().stream()
                .filter(call -> call.startsWith("doSentMail"))
                .count();
    }

    @Test
    @Clause("OUT-30")
    void out30_aKillBeforeTheMoveLeavesItToTheNextSpoolersLogon() throws Exception {
        EntryId id = submitAndLock("sent");
        support.sentMail(message -> {
            throw new Killed();
        });
        kill(id);
        assertThat(count(PR.PR_IPM_OUTBOX_ENTRYID)).isEqualTo(1);
        restart();
        assertThat(queue(store.store())).as("for clients it is not queued").isEmpty();
        assertThat(count(PR.PR_IPM_OUTBOX_ENTRYID))
                .as("a client's look at the queue moves nothing")
                .isEqualTo(1);
        assertThat(queue(spooler)).isEmpty();
        assertThat(count(PR.PR_IPM_OUTBOX_ENTRYID)).isZero();
        assertThat(count(PR.PR_IPM_SENTMAIL_ENTRYID)).isEqualTo(1);
        assertThat(rows()).isZero();
        assertThat(queue(spooler)).isEmpty();
        assertThat(sentMails()).isEqualTo(1);
    }

    @Test
    void aKillAfterTheMoveDoesNotMoveAgain() throws Exception {
        EntryId id = submitAndLock("sent");
        support.sentMail(message -> {
            move(message);
            throw new Killed();
        });
        kill(id);
        restart();
        // Its owner has filed it elsewhere before a spooler came.
        EntryId inbox = TestStore.id(store.inbox());
        store.special(PR.PR_IPM_SENTMAIL_ENTRYID)
                .copyMessages(CopyMessagesRequest.of(List.of(id), store.inbox(), CopyMessagesFlag.MESSAGE_MOVE));
        assertThat(queue(spooler)).isEmpty();
        assertThat(sentMails()).isZero();
        assertThat(folder(inbox).getProp(PR.PR_CONTENT_COUNT)).hasValue(1);
        assertThat(rows()).isZero();
    }

    @Test
    void aKillAfterTheDeletionLeavesNothing() throws Exception {
        EntryId id = submitAndLock("sent");
        support.sentMail(message -> {
            message.close();
            folder(TestStore.id(store.special(PR.PR_IPM_OUTBOX_ENTRYID))).deleteMessages(List.of(id));
            throw new Killed();
        });
        kill(id);
        assertThat(rows()).isZero();
        restart();
        assertThat(queue(spooler)).isEmpty();
        assertThat(sentMails()).isZero();
    }

    @Test
    void whatCannotBeTakenOverNowIsWithTheNextLookAtTheQueue() throws Exception {
        EntryId id = submitAndLock("sent");
        support.sentMail(message -> {
            throw new Killed();
        });
        kill(id);
        restart();
        change("CREATE TRIGGER away BEFORE UPDATE ON outq BEGIN SELECT RAISE(ABORT, 'as the test wants it'); END");
        assertThatThrownBy(() -> queue(spooler)).isInstanceOf(MapiException.class);
        change("DROP TRIGGER away");
        assertThat(queue(spooler)).isEmpty();
        assertThat(count(PR.PR_IPM_SENTMAIL_ENTRYID)).isEqualTo(1);
        assertThat(sentMails()).isEqualTo(1);
    }

    private void change(String sql) throws MapiException {
        ((MsgStore) store.store())
                .context
                .engine()
                .run("changing the file", tx -> tx.db().update(sql));
    }

    @Test
    void whatStaysInTheOutboxIsForgotten() throws Exception {
        EntryId id = submitAndLock("sent");
        spooler.finishedMsg(id);
        assertThat(rows()).isZero();
        assertThat(count(PR.PR_IPM_OUTBOX_ENTRYID)).isEqualTo(1);
    }

    @Test
    void aFinishedMessageIsOutOfReachUntilItIsDisposedOf() throws Exception {
        EntryId id = submitAndLock("sent");
        IMsgStore second = store.spooler(new FakeSupport(store.section()));
        support.sentMail(message -> {
            assertThat(queue(second))
                    .as("hidden, and not taken over from who lives")
                    .isEmpty();
            assertThat(refused(() -> store.store().abortSubmit(id))).isEqualTo(MapiCode.MAPI_E_NOT_IN_QUEUE);
            assertThat(refused(() -> lock(second, id))).isEqualTo(MapiCode.MAPI_E_NOT_IN_QUEUE);
            assertThat(refused(() -> spooler.finishedMsg(id))).isEqualTo(MapiCode.MAPI_E_NOT_IN_QUEUE);
            assertThat(rows()).isEqualTo(1);
            move(message);
        });
        spooler.finishedMsg(id);
        assertThat(rows()).isZero();
        assertThat(count(PR.PR_IPM_SENTMAIL_ENTRYID)).isEqualTo(1);
    }

    @Test
    void aMessageThatCannotBeMovedStaysAndIsToldOf() throws Exception {
        EntryId id = submitAndLock("sent");
        support.sentMail(message -> {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the folder was deleted");
        });
        assertThat(refused(() -> spooler.finishedMsg(id))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(rows()).isZero();
        assertThat(count(PR.PR_IPM_OUTBOX_ENTRYID)).isEqualTo(1);
    }

    @Test
    void aLogonThatEndsMeanwhileLeavesItToTheNext() throws Exception {
        EntryId id = submitAndLock("sent");
        support.sentMail(message -> {
            throw new MapiException(MapiCode.MAPI_E_INVALID_OBJECT, "the support object is revoked");
        });
        assertThat(refused(() -> spooler.finishedMsg(id))).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
        restart();
        queue(spooler);
        assertThat(count(PR.PR_IPM_SENTMAIL_ENTRYID)).isEqualTo(1);
    }

    @Test
    void whatIsSubmittedAgainBeforeASpoolerComesIsSentAgain() throws Exception {
        EntryId id = submitAndLock("again");
        support.sentMail(message -> {
            throw new Killed();
        });
        kill(id);
        restart();
        try (IMessage message = store.message(id)) {
            message.submitMessage();
        }
        assertThat(queue(spooler)).hasSize(1);
        assertThat(count(PR.PR_IPM_SENTMAIL_ENTRYID)).isZero();
    }
}
