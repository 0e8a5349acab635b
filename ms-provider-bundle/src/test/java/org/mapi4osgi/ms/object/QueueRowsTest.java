// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.testing.FakeSupport;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;

final class QueueRowsTest {
    private static final int MANY = 60;

    @TempDir
    Path directory = Path.of("set by JUnit");

    private TestStore store;
    private StoreEngine engine;
    private IMAPIFolder outbox;
    private IMsgStore spooler;
    private int read;
    private final QueueRows rows = new QueueRows((db, queued) -> {
        read++;
        return Props.of(PR.PR_PRIORITY, (int) queued.message());
    });

    @BeforeEach
    void open() throws Exception {
        store = new TestStore(directory);
        engine = ((MsgStore) store.store()).context.engine();
        outbox = store.special(PR.PR_IPM_OUTBOX_ENTRYID);
        spooler = store.spooler(new FakeSupport(store.section()));
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private EntryId submit() throws MapiException {
        try (IMessage message = outbox.createMessage()) {
            message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            EntryId id = TestStore.id(message);
            message.submitMessage();
            return id;
        }
    }

    private void lock(EntryId id, LockState state) throws MapiException {
        try (IMessage message = spooler.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            spooler.setLockState(message, state);
        }
    }

    private QueueRows.Difference follow() throws MapiException {
        return rows.take(engine.snapshot("following", db -> rows.read(db, engine.now())));
    }

    @Test
    void drainingALongQueueReadsEachMessageAFewTimes() throws Exception {
        List<EntryId> queued = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            queued.add(submit());
        }
        assertThat(follow().changed()).hasSize(MANY);
        assertThat(read).isEqualTo(MANY);
        int gone = 0;
        for (EntryId id : queued) {
            lock(id, LockState.MSG_LOCKED);
            assertThat(follow().changed()).hasSize(1);
            TestStore.save(store.inbox(), "no business of the queue's");
            spooler.finishedMsg(id);
            gone += follow().gone().size();
        }
        assertThat(gone).isEqualTo(MANY);
        assertThat(read).as("rows read to drain %d", MANY).isLessThanOrEqualTo(3 * MANY);
    }

    @Test
    void whoFellBehindReadsAll() throws Exception {
        EntryId first = submit();
        submit();
        follow();
        spooler.openEntry(TestStore.id(outbox), OpenEntryFlag.MAPI_MODIFY)
                .queryInterface(IMAPIFolder.IID)
                .deleteMessages(List.of(first));
        submit();
        TestStore.save(store.inbox(), "later");
        engine.run(
                "pruning", tx -> tx.db().update("DELETE FROM changelog WHERE seq < (SELECT max(seq) FROM changelog)"));
        read = 0;
        QueueRows.Difference difference = follow();
        assertThat(difference.gone()).hasSize(1);
        assertThat(difference.changed()).hasSize(1);
        assertThat(read).isEqualTo(2);
    }

    /** Whatever happens in whatever steps, a table that follows shows what a new one does. */
    @Test
    void aTableThatFollowsIsAsANewOne() throws Exception {
        Random random = new Random(7);
        List<EntryId> queued = new ArrayList<>();
        try (IMAPITable follows = spooler.getOutgoingQueue()) {
            for (int i = 0; i < 200; i++) {
                step(random, queued);
                if (random.nextInt(3) == 0) {
                    follows.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
                    try (IMAPITable fresh = spooler.getOutgoingQueue()) {
                        assertThat(follows.queryRows(500))
                                .as("after step %d", i)
                                .isEqualTo(fresh.queryRows(500));
                    }
                }
            }
        }
    }

    private void step(Random random, List<EntryId> queued) throws MapiException {
        int what = queued.isEmpty() ? 0 : random.nextInt(8);
        int last = queued.size() - 1;
        switch (what) {
            case 0, 1, 2 -> queued.add(submit());
            case 3 -> lock(queued.get(random.nextInt(queued.size())), LockState.MSG_LOCKED);
            case 4 -> lock(queued.get(random.nextInt(queued.size())), LockState.MSG_UNLOCKED);
            case 5 -> {
                // The last one's number is given again.
                EntryId id = queued.remove(last);
                lock(id, LockState.MSG_UNLOCKED);
                store.store().abortSubmit(id);
                try (IMessage message = store.message(id)) {
                    message.submitMessage();
                }
                queued.add(id);
            }
            case 6 -> {
                EntryId id = queued.remove(random.nextInt(queued.size()));
                lock(id, LockState.MSG_LOCKED);
                spooler.finishedMsg(id);
            }
            default -> store.advanceSeconds(50);
        }
    }
}
