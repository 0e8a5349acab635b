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
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.FolderType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.engine.ObjectId;
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
