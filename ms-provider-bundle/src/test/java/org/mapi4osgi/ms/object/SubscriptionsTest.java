// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.ms.testing.Refusals.refused;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.CopyFolderFlag;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.FolderType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.testing.Events;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;

final class SubscriptionsTest {
    private static final Set<EventType> ALL = EnumSet.allOf(EventType.class);

    @TempDir
    Path directory = Path.of("set by JUnit");

    private TestStore store;
    private IMAPIFolder inbox;

    @BeforeEach
    void open() throws Exception {
        store = new TestStore(directory);
        inbox = store.inbox();
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    @Test
    @Clause({"ADV-01", "ADV-02"})
    void adv01to02_connectionsAreNumberedAndForeignIdsRefused() throws Exception {
        int one = store.store().advise(null, ALL, events -> {});
        int two = store.store().advise(null, ALL, events -> {});
        assertThat(one).isNotZero().isNotEqualTo(two);
        store.store().unadvise(one);
        assertThat(refused(() -> store.store().unadvise(one))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        EntryId foreign = ObjectId.ofStore(MapiUid.random()).toEntryId();
        assertThat(refused(() -> store.store().advise(foreign, ALL, events -> {})))
                .isEqualTo(MapiCode.MAPI_E_UNKNOWN_ENTRYID);
    }

    @Test
    @Clause({"ADV-05", "ADV-08", "ADV-09", "ADV-10"})
    void adv08to10_theStoreTellsOfItsObjectsInOrder() throws Exception {
        Events events = new Events();
        Set<EventType> messages = EnumSet.of(
                EventType.fnevObjectCreated,
                EventType.fnevObjectDeleted,
                EventType.fnevObjectMoved,
                EventType.fnevObjectCopied);
        store.store().advise(null, messages, events);
        IMAPIFolder other = store.top().createFolder(FolderType.FOLDER_GENERIC, "other", null);
        Notification.ObjectEvent folder = events.object();
        assertThat(folder.eventType()).isEqualTo(EventType.fnevObjectCreated);
        assertThat(folder.objectType()).isEqualTo(ObjectType.MAPI_FOLDER);
        assertThat(folder.entryId()).isEqualTo(TestStore.id(other));
        EntryId id = TestStore.save(inbox, "first");
        Notification.ObjectEvent created = events.object();
        assertThat(created.entryId()).isEqualTo(id);
        assertThat(created.parentId()).isEqualTo(TestStore.id(inbox));
        inbox.copyMessages(CopyMessagesRequest.of(List.of(id), other));
        Notification.ObjectEvent copied = events.object();
        assertThat(copied.eventType()).isEqualTo(EventType.fnevObjectCopied);
        assertThat(copied.oldId()).isEqualTo(id);
        assertThat(copied.entryId()).isNotEqualTo(id);
        assertThat(copied.oldParentId()).isEqualTo(TestStore.id(inbox));
        inbox.copyMessages(CopyMessagesRequest.of(List.of(id), other, CopyMessagesFlag.MESSAGE_MOVE));
        Notification.ObjectEvent moved = events.object();
        assertThat(moved.eventType()).isEqualTo(EventType.fnevObjectMoved);
        assertThat(moved.parentId()).isEqualTo(TestStore.id(other));
        assertThat(moved.oldParentId()).isEqualTo(TestStore.id(inbox));
        other.deleteMessages(List.of(id));
        assertThat(events.object().eventType()).isEqualTo(EventType.fnevObjectDeleted);
        assertThat(events.rest()).isEmpty();
    }

    @Test
    @Clause("ADV-09")
    void adv09_anObjectsWatcherIsToldOfItAlone() throws Exception {
        EntryId id = TestStore.save(inbox, "watched");
        EntryId other = TestStore.save(inbox, "not watched");
        Events events = new Events();
        store.logon().advise(id, ALL, events);
        for (EntryId changed : List.of(other, id)) {
            try (IMessage message = store.message(changed)) {
                message.setProp(PR.PR_SUBJECT, "changed");
                message.saveChanges();
            }
        }
        Notification.ObjectEvent modified = events.object();
        assertThat(modified.eventType()).isEqualTo(EventType.fnevObjectModified);
        assertThat(modified.entryId()).isEqualTo(id);
        inbox.deleteMessages(List.of(other, id));
        assertThat(events.object().eventType()).isEqualTo(EventType.fnevObjectDeleted);
        assertThat(events.rest()).isEmpty();
    }

    @Test
    @Clause("IN-05")
    void in05_newMailIsToldToThoseWhoWatchTheStore() throws Exception {
        Events events = new Events();
        store.store().advise(null, Set.of(EventType.fnevNewMail), events);
        EntryId id = TestStore.save(inbox, "mail");
        store.store().notifyNewMail(new Notification.NewMail(id, TestStore.id(inbox), "IPM.Note", 0));
        Notification.NewMail mail = (Notification.NewMail) events.next(1).get(0);
        assertThat(mail.entryId()).isEqualTo(id);
        assertThat(mail.parentId()).isEqualTo(TestStore.id(inbox));
        assertThat(mail.messageClass()).isEqualTo("IPM.Note");
    }

    @Test
    @Clause("ADV-08")
    void adv08_aCopiedFolderIsToldAsCopiedAndNotAsMade() throws Exception {
        IMAPIFolder from = store.top().createFolder(FolderType.FOLDER_GENERIC, "from", null);
        TestStore.save(from, "in it");
        Events events = new Events();
        store.store().advise(null, EnumSet.of(EventType.fnevObjectCreated, EventType.fnevObjectCopied), events);
        store.top()
                .copyFolder(
                        CopyFolderRequest.of(TestStore.id(from), store.top(), "to", CopyFolderFlag.COPY_SUBFOLDERS));
        Notification.ObjectEvent folder = events.object();
        assertThat(folder.eventType()).isEqualTo(EventType.fnevObjectCopied);
        assertThat(folder.objectType()).isEqualTo(ObjectType.MAPI_FOLDER);
        assertThat(folder.oldId()).isEqualTo(TestStore.id(from));
        Notification.ObjectEvent message = events.object();
        assertThat(message.eventType()).isEqualTo(EventType.fnevObjectCopied);
        assertThat(message.objectType()).isEqualTo(ObjectType.MAPI_MESSAGE);
        TestStore.save(inbox, "last");
        assertThat(events.object().eventType()).isEqualTo(EventType.fnevObjectCreated);
        assertThat(events.rest()).isEmpty();
    }

    @Test
    @Clause("ADV-13")
    void adv13_aSinkThatFailsInAnyWayHarmsNoneOfTheSameStore() throws Exception {
        Events events = new Events();
        store.store().advise(null, ALL, notifications -> {
            throw new IllegalStateException("a defect of the sink");
        });
        store.store().advise(null, ALL, notifications -> {
            throw new NoClassDefFoundError("of a bundle that is gone");
        });
        store.store().advise(null, Set.of(EventType.fnevObjectCreated), events);
        EntryId one = TestStore.save(inbox, "one");
        assertThat(events.object().entryId()).isEqualTo(one);
        EntryId two = TestStore.save(inbox, "two");
        assertThat(events.object().entryId()).isEqualTo(two);
    }

    @Test
    void whenTheLogCannotBeReadListenersTakeAllAsChangedAndGoOnLater() throws Exception {
        StoreEngine engine = ((MsgStore) store.store()).context.engine();
        Events events = new Events();
        store.store().advise(null, ALL, events);
        engine.run("breaking the log", tx -> {
            tx.log(Change.of(Change.Kind.QUEUE_CHANGED, 1, MapiUid.random(), 1));
            tx.db().update("ALTER TABLE changelog RENAME TO broken");
        });
        Notification.ObjectEvent lost = events.object();
        assertThat(lost.objectType()).isEqualTo(ObjectType.MAPI_STORE);
        engine.run("mending the log", tx -> tx.db().update("ALTER TABLE broken RENAME TO changelog"));
        EntryId id = TestStore.save(inbox, "later");
        assertThat(events.object().entryId()).isEqualTo(id);
    }

    @Test
    void aFailedTaskHidesNoChangeOfAnotherEngine() throws Exception {
        StoreEngine engine = ((MsgStore) store.store()).context.engine();
        Events events = new Events();
        store.store().advise(null, Set.of(EventType.fnevObjectCreated), events);
        assertThat(refused(() -> engine.run("failing", tx -> {
                    for (int i = 0; i < 5; i++) {
                        tx.log(Change.of(Change.Kind.QUEUE_CHANGED, 1, MapiUid.random(), 1));
                    }
                    throw new MapiException(MapiCode.MAPI_E_CALL_FAILED, "after it has logged");
                })))
                .isEqualTo(MapiCode.MAPI_E_CALL_FAILED);
        try (TestStore other = new TestStore(directory)) {
            EntryId theirs = TestStore.save(other.inbox(), "by another engine");
            EntryId ours = TestStore.save(inbox, "by this one");
            assertThat(events.object().entryId()).isEqualTo(theirs);
            assertThat(events.object().entryId()).isEqualTo(ours);
        }
    }

    @Test
    void changesOfAnotherLogonAreToldToo() throws Exception {
        Events events = new Events();
        store.store().advise(null, Set.of(EventType.fnevObjectCreated), events);
        try (TestStore other = new TestStore(directory)) {
            EntryId id = TestStore.save(other.inbox(), "by another engine");
            // Another process's changes come with the next commit of this one.
            TestStore.save(inbox, "by this one");
            assertThat(events.object().entryId()).isEqualTo(id);
            events.object();
        }
    }
}
