// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.ms.testing.Refusals.refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.CopyFlag;
import org.mapi4osgi.api.CopyFolderFlag;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.CreateFolderFlag;
import org.mapi4osgi.api.DeleteFolderFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FolderType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SetReadFlag;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.testing.FakeSection;
import org.mapi4osgi.ms.testing.FakeSupport;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;

final class FolderTest {
    @TempDir
    Path directory = Path.of("set by JUnit");

    private TestStore store;
    private IMAPIFolder top;

    @BeforeEach
    void open() throws Exception {
        store = new TestStore(directory);
        top = store.top();
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private IMAPIFolder create(IMAPIFolder parent, String name) throws MapiException {
        return parent.createFolder(FolderType.FOLDER_GENERIC, name, null);
    }

    private static List<String> subjects(IMAPIFolder folder) throws MapiException {
        try (IMAPITable table = folder.getContentsTable()) {
            table.setColumns(PR.PR_SUBJECT);
            table.sortTable(SortOrderSet.of(SortOrder.ascending(PR.PR_SUBJECT)));
            return table.queryRows(1000).stream()
                    .map(row -> row.get(PR.PR_SUBJECT).orElseThrow())
                    .toList();
        }
    }

    @Test
    @Clause("FLD-01")
    void fld01_aNameIsThereOnce() throws Exception {
        IMAPIFolder made = create(top, "Kites");
        assertThat(refused(() -> create(top, "kites"))).isEqualTo(MapiCode.MAPI_E_COLLISION);
        IMAPIFolder again = top.createFolder(FolderType.FOLDER_GENERIC, "KITES", null, CreateFolderFlag.OPEN_IF_EXISTS);
        assertThat(TestStore.id(again)).isEqualTo(TestStore.id(made));
        assertThat(refused(() -> create(top, ""))).isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
        assertThat(refused(() -> top.createFolder(FolderType.FOLDER_SEARCH, "s", null)))
                .isEqualTo(MapiCode.MAPI_E_NO_SUPPORT);
        assertThat(refused(() -> top.createFolder(FolderType.FOLDER_ROOT, "r", null)))
                .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
    }

    @Test
    @Clause("FLD-02")
    void fld02_whatHasContentsIsDeletedOnlyWithThem() throws Exception {
        IMAPIFolder kites = create(top, "Kites");
        EntryId id = TestStore.id(kites);
        IMAPIFolder red = create(kites, "Red");
        TestStore.save(red, "in it");
        assertThat(refused(() -> top.deleteFolder(id))).isEqualTo(MapiCode.MAPI_E_HAS_FOLDERS);
        assertThat(refused(() -> kites.deleteFolder(TestStore.id(red)))).isEqualTo(MapiCode.MAPI_E_HAS_MESSAGES);
        assertThat(top.deleteFolder(id, DeleteFolderFlag.DEL_FOLDERS, DeleteFolderFlag.DEL_MESSAGES))
                .isEqualTo(MapiCode.S_OK);
        assertThat(refused(() -> store.store().openEntry(id))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        assertThat(refused(() -> kites.getProps(PR.PR_CONTENT_COUNT))).isEqualTo(MapiCode.MAPI_E_OBJECT_DELETED);
        assertThat(refused(() -> top.deleteFolder(id))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        EntryId inbox = TestStore.id(store.inbox());
        assertThat(refused(() -> top.deleteFolder(inbox))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
    }

    @Test
    @Clause("FLD-04")
    void fld04_aFolderCannotGoIntoItself() throws Exception {
        IMAPIFolder a = create(top, "a");
        IMAPIFolder b = create(a, "b");
        EntryId id = TestStore.id(a);
        assertThat(refused(() -> top.copyFolder(CopyFolderRequest.of(id, b, null, CopyFolderFlag.COPY_SUBFOLDERS))))
                .isEqualTo(MapiCode.MAPI_E_FOLDER_CYCLE);
        assertThat(refused(() -> top.copyFolder(CopyFolderRequest.of(id, b, null, CopyFolderFlag.FOLDER_MOVE))))
                .isEqualTo(MapiCode.MAPI_E_FOLDER_CYCLE);
    }

    @Test
    void foldersAreCopiedAndMovedWithTheirContents() throws Exception {
        IMAPIFolder a = create(top, "a");
        IMAPIFolder b = create(a, "b");
        TestStore.save(a, "one");
        TestStore.save(b, "two");
        a.setProp(PR.PR_COMMENT, "first");
        top.copyFolder(CopyFolderRequest.of(TestStore.id(a), top, "copy", CopyFolderFlag.COPY_SUBFOLDERS));
        IMAPIFolder copy = top.createFolder(FolderType.FOLDER_GENERIC, "copy", null, CreateFolderFlag.OPEN_IF_EXISTS);
        IMAPIFolder inCopy = copy.createFolder(FolderType.FOLDER_GENERIC, "b", null, CreateFolderFlag.OPEN_IF_EXISTS);
        assertThat(subjects(copy)).containsExactly("one");
        assertThat(subjects(inCopy)).containsExactly("two");
        assertThat(copy.getProp(PR.PR_COMMENT)).hasValue("first");
        EntryId id = TestStore.id(b);
        a.copyFolder(CopyFolderRequest.of(id, top, "moved", CopyFolderFlag.FOLDER_MOVE));
        assertThat(a.getProp(PR.PR_SUBFOLDERS)).hasValue(false);
        assertThat(b.getProp(PR.PR_DISPLAY_NAME)).hasValue("moved");
        assertThat(TestStore.id(b)).isEqualTo(id);
        assertThat(b.getProp(PR.PR_PARENT_ENTRYID)).hasValue(TestStore.id(top).toBinary());
        assertThat(subjects(b)).containsExactly("two");
    }

    @Test
    @Clause("FLD-05")
    void fld05_aMissingMessageDoesNotKeepTheOthersFromBeingDeleted() throws Exception {
        EntryId one = TestStore.save(top, "one");
        EntryId two = TestStore.save(top, "two");
        top.deleteMessages(List.of(one));
        assertThat(top.deleteMessages(List.of(one, two))).isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        assertThat(subjects(top)).isEmpty();
        assertThat(top.getProp(PR.PR_CONTENT_COUNT)).hasValue(0);
    }

    @Test
    void manyMessagesAreMovedAndCopied() throws Exception {
        IMAPIFolder other = create(top, "other");
        List<EntryId> ids = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            ids.add(TestStore.save(top, "m%03d".formatted(i)));
        }
        assertThat(top.copyMessages(CopyMessagesRequest.of(ids, other))).isEqualTo(MapiCode.S_OK);
        assertThat(subjects(other)).hasSize(250);
        assertThat(top.copyMessages(CopyMessagesRequest.of(ids.subList(0, 120), other, CopyMessagesFlag.MESSAGE_MOVE)))
                .isEqualTo(MapiCode.S_OK);
        assertThat(top.getProp(PR.PR_CONTENT_COUNT)).hasValue(130);
        assertThat(other.getProp(PR.PR_CONTENT_COUNT)).hasValue(370);
        try (IMessage moved = store.message(ids.get(0))) {
            assertThat(moved.getProp(PR.PR_PARENT_ENTRYID))
                    .hasValue(TestStore.id(other).toBinary());
        }
        assertThat(top.copyMessages(CopyMessagesRequest.of(ids, other, CopyMessagesFlag.MESSAGE_MOVE)))
                .isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        assertThat(other.emptyFolder()).isEqualTo(MapiCode.S_OK);
        assertThat(other.getProp(PR.PR_CONTENT_COUNT)).hasValue(0);
    }

    @Test
    void copiesToAnotherStoreAreLeftToTheRuntime() throws Exception {
        EntryId id = TestStore.save(top, "one");
        Path other = directory.resolve("other");
        java.nio.file.Files.createDirectory(other);
        try (TestStore second = new TestStore(other)) {
            CopyMessagesRequest request = CopyMessagesRequest.of(List.of(id), second.inbox());
            top.copyMessages(request);
            assertThat(store.support().calls()).contains("copyMessages");
            assertThat(refused(() -> top.copyMessages(
                            CopyMessagesRequest.of(List.of(id), second.inbox(), CopyMessagesFlag.MAPI_DECLINE_OK))))
                    .isEqualTo(MapiCode.MAPI_E_DECLINE_COPY);
            assertThat(refused(() -> second.message(id))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
            try (IMessage from = store.message(id);
                    IMessage to = second.inbox().createMessage()) {
                from.copyTo(CopyToRequest.all(to));
                assertThat(store.support().calls()).contains("doCopyTo");
            }
        }
    }

    @Test
    @Clause("PROP-14")
    void prop14_nothingIsCopiedToItself() throws Exception {
        try (IMessage message = top.createMessage()) {
            assertThat(refused(() -> message.copyTo(CopyToRequest.all(message))))
                    .isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        }
    }

    @Test
    @Clause("PROP-11")
    void prop11_foldersAreNotTransacted() throws Exception {
        IMAPIFolder made = create(top, "Kites");
        PropTag<?> own = PropTag.of(0x6010, PropType.PT_BINARY);
        made.setProps(Props.of(PropValue.ofUnchecked(own, Binary.of(new byte[5000]))));
        made.saveChanges();
        IMAPIFolder again = store.store().openEntry(TestStore.id(made)).queryInterface(IMAPIFolder.IID);
        assertThat(again.getProps(own).has(own)).isTrue();
        assertThat(again.getProp(PR.PR_DISPLAY_NAME)).hasValue("Kites");
        assertThat(refused(() -> again.setProp(PR.PR_COMMENT, "x"))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        assertThat(refused(() -> create(again, "x"))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        assertThat(refused(again::createMessage)).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        assertThat(refused(() -> made.setProp(PR.PR_DISPLAY_NAME, ""))).isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
        assertThat(made.deleteProps(List.of(own))).isEmpty();
        assertThat(again.getProps(own).has(own)).isFalse();
    }

    @Test
    @Clause("PROP-11")
    void prop11_writersOfOneFolderOrStoreLoseNothingOfEachOther() throws Exception {
        IMAPIFolder made = create(top, "Kites");
        int each = 40;
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                int first = 0x6100 + writer * each;
                IMAPIFolder own =
                        top.createFolder(FolderType.FOLDER_GENERIC, "Kites", null, CreateFolderFlag.OPEN_IF_EXISTS);
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        PropTag<Integer> tag = PropTag.of(first + i, PropType.PT_LONG, Integer.class);
                        own.setProp(tag, i);
                        store.store().setProp(tag, i);
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        for (int i = 0; i < 3 * each; i++) {
            PropTag<Integer> tag = PropTag.of(0x6100 + i, PropType.PT_LONG, Integer.class);
            assertThat(made.getProp(tag)).hasValue(i % each);
            assertThat(store.store().getProp(tag)).hasValue(i % each);
        }
    }

    @Test
    @Clause("PROP-15")
    void prop15_aCopyThatIsLeftToTheRuntimeIsDeclinedIfThatIsAllowed() throws Exception {
        IMAPIFolder from = create(top, "from");
        IMAPIFolder to = create(top, "to");
        assertThat(refused(() -> from.copyTo(CopyToRequest.all(to, CopyFlag.MAPI_DECLINE_OK))))
                .isEqualTo(MapiCode.MAPI_E_DECLINE_COPY);
        assertThat(store.support().calls()).doesNotContain("doCopyTo");
    }

    @Test
    void anOrderThatNoTableHasDoesNotCloseTheFolder() throws Exception {
        IMAPIFolder made = create(top, "Kites");
        assertThat(refused(() -> made.saveContentsSort(SortOrderSet.of(SortOrder.ascending(PR.PR_MESSAGE_RECIPIENTS)))))
                .isEqualTo(MapiCode.MAPI_E_TOO_COMPLEX);
        for (List<Integer> odd : List.of(
                List.of(PR.PR_MESSAGE_RECIPIENTS.toInt(), 0),
                List.of(0x00370FFF, 0),
                List.of(PR.PR_SUBJECT.toInt(), 0, PR.PR_SUBJECT.toInt()))) {
            made.setProp(PR.PR_CONTENTS_SORT_ORDER, odd);
            try (IMAPITable table = made.getContentsTable()) {
                assertThat(table.getRowCount()).isZero();
            }
        }
    }

    @Test
    void aClosedFolderRefuses() throws Exception {
        IMAPIFolder made = create(top, "Kites");
        made.close();
        assertThat(List.<MapiCode>of(
                        refused(() -> made.getProps(PR.PR_DISPLAY_NAME)),
                        refused(() -> made.setProp(PR.PR_COMMENT, "x")),
                        refused(made::saveChanges),
                        refused(made::createMessage),
                        refused(made::getContentsTable),
                        refused(made::getHierarchyTable),
                        refused(() -> made.openEntry(null)),
                        refused(() -> made.setReadFlags(null)),
                        refused(made::emptyFolder)))
                .containsOnly(MapiCode.MAPI_E_INVALID_OBJECT);
    }

    @Test
    void theStoresNameIsTheProfilesUntilAClientGivesItOne() throws Exception {
        FakeSection section = new FakeSection();
        section.setProps(Props.of(
                new PropValue<>(TestStore.PATH, store.file().toString()),
                new PropValue<>(PR.PR_DISPLAY_NAME, "Another profile's name")));
        store.store().setProp(PR.PR_COMMENT, "changed under this profile's name");
        IMsgStore spoolers = store.spooler(new FakeSupport(section));
        assertThat(spoolers.getProp(PR.PR_DISPLAY_NAME)).hasValue("Another profile's name");
        store.store().setProp(PR.PR_DISPLAY_NAME, "Given");
        assertThat(spoolers.getProp(PR.PR_DISPLAY_NAME)).hasValue("Given");
    }

    @Test
    @Clause("FLD-09")
    void fld09_recordKeysAreUniqueAndKeptByAMove() throws Exception {
        IMAPIFolder other = create(top, "other");
        EntryId id = TestStore.save(top, "one");
        Binary key;
        try (IMessage message = store.message(id)) {
            key = message.getProp(PR.PR_RECORD_KEY).orElseThrow();
        }
        top.copyMessages(CopyMessagesRequest.of(List.of(id), other));
        top.copyMessages(CopyMessagesRequest.of(List.of(id), other, CopyMessagesFlag.MESSAGE_MOVE));
        try (IMAPITable table = other.getContentsTable()) {
            table.setColumns(PR.PR_RECORD_KEY);
            List<Binary> keys = table.queryRows(9).stream()
                    .map(row -> row.get(PR.PR_RECORD_KEY).orElseThrow())
                    .toList();
            assertThat(keys).hasSize(2).doesNotHaveDuplicates().contains(key);
        }
    }

    @Test
    void theSavedOrderIsThatOfNewTables() throws Exception {
        IMAPIFolder made = create(top, "Kites");
        SortOrderSet order = SortOrderSet.of(SortOrder.descending(PR.PR_SUBJECT));
        made.saveContentsSort(order);
        try (IMAPITable table = made.getContentsTable()) {
            assertThat(table.querySortOrder()).isEqualTo(order);
        }
    }

    @Test
    void readFlagsAndStatusAreKeptWithoutASave() throws Exception {
        EntryId one = TestStore.save(top, "one");
        TestStore.save(top, "two");
        assertThat(top.getProp(PR.PR_CONTENT_UNREAD)).hasValue(2);
        assertThat(top.setReadFlags(List.of(one))).isEqualTo(MapiCode.S_OK);
        assertThat(top.getProp(PR.PR_CONTENT_UNREAD)).hasValue(1);
        top.setReadFlags(null);
        assertThat(top.getProp(PR.PR_CONTENT_UNREAD)).hasValue(0);
        top.setReadFlags(null, SetReadFlag.CLEAR_READ_FLAG);
        assertThat(top.getProp(PR.PR_CONTENT_UNREAD)).hasValue(2);
        assertThat(top.setMessageStatus(one, 0x2 | 0x4, 0x2)).isZero();
        assertThat(top.getMessageStatus(one)).isEqualTo(0x2);
        assertThat(top.setMessageStatus(one, 0, 0x2)).isEqualTo(0x2);
        EntryId gone = TestStore.save(top, "three");
        top.deleteMessages(List.of(gone));
        assertThat(refused(() -> top.getMessageStatus(gone))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
    }

    @Test
    @Clause({"MSG-03", "MSG-04", "MSG-05"})
    void msg03to05_readReports() throws Exception {
        PropValue<?> wanted = new PropValue<>(PR.PR_READ_RECEIPT_REQUESTED, true);
        EntryId one = TestStore.save(top, "one", wanted);
        EntryId two = TestStore.save(top, "two", wanted);
        EntryId three = TestStore.save(top, "three", wanted);
        try (IMessage message = store.message(one)) {
            assertThat(refused(() -> message.setReadFlag(SetReadFlag.SUPPRESS_RECEIPT, SetReadFlag.CLEAR_READ_FLAG)))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            assertThat(refused(
                            () -> message.setReadFlag(SetReadFlag.CLEAR_READ_FLAG, SetReadFlag.GENERATE_RECEIPT_ONLY)))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            message.setReadFlag();
            assertThat(message.getProp(PR.PR_MESSAGE_FLAGS).orElseThrow() & 1).isEqualTo(1);
            message.setReadFlag();
        }
        assertThat(store.support().calls()).containsOnlyOnce("readReceipt");
        try (IMAPITable queue = store.store().getOutgoingQueue()) {
            assertThat(queue.queryRows(9))
                    .hasSize(1)
                    .allMatch(row -> row.get(PR.PR_SUBJECT).orElseThrow().equals("Read: one"));
        }
        top.setReadFlags(List.of(two), SetReadFlag.SUPPRESS_RECEIPT);
        top.setReadFlags(List.of(three), SetReadFlag.SUPPRESS_RECEIPT, SetReadFlag.GENERATE_RECEIPT_ONLY);
        assertThat(store.support().calls()).containsOnlyOnce("readReceipt");
        try (IMessage message = store.message(three)) {
            assertThat(message.getProp(PR.PR_READ_RECEIPT_REQUESTED)).hasValue(false);
            assertThat(message.getProp(PR.PR_MESSAGE_FLAGS).orElseThrow() & 1).isZero();
        }
    }

    @Test
    @Clause({"MSG-04", "REP-03"})
    void msg04_oneReportIsSentHoweverManyMarkTheMessageAndCopyIt() throws Exception {
        PropValue<?> wanted = new PropValue<>(PR.PR_READ_RECEIPT_REQUESTED, true);
        EntryId id = TestStore.save(top, "one", wanted);
        top.copyMessages(CopyMessagesRequest.of(List.of(id), top));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < 4; reader++) {
                IMessage message = store.message(id);
                readers.add(threads.submit(() -> {
                    message.setReadFlag();
                    message.close();
                    return null;
                }));
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(top.setReadFlags(null)).isEqualTo(MapiCode.S_OK);
        assertThat(top.getProp(PR.PR_CONTENT_UNREAD)).hasValue(0);
        assertThat(store.support().calls()).containsOnlyOnce("readReceipt");
    }

    @Test
    @Clause({"MSG-04", "MSG-05"})
    void msg04_aReportIsDueAsTheLastSaveSays() throws Exception {
        EntryId asked = TestStore.save(top, "asked later");
        EntryId withdrawn = TestStore.save(top, "withdrawn", new PropValue<>(PR.PR_READ_RECEIPT_REQUESTED, true));
        for (EntryId id : List.of(asked, withdrawn)) {
            try (IMessage message = store.message(id)) {
                message.setProp(PR.PR_READ_RECEIPT_REQUESTED, id.equals(asked));
                message.saveChanges();
            }
        }
        top.setReadFlags(List.of(withdrawn));
        assertThat(store.support().calls()).doesNotContain("readReceipt");
        top.setReadFlags(List.of(asked), SetReadFlag.GENERATE_RECEIPT_ONLY);
        assertThat(store.support().calls()).containsOnlyOnce("readReceipt");
        try (IMessage message = store.message(asked)) {
            assertThat(message.getProp(PR.PR_MESSAGE_FLAGS).orElseThrow() & 1).isZero();
            message.setProp(PR.PR_SUBJECT, "saved again");
            message.saveChanges();
        }
        top.setReadFlags(List.of(asked));
        assertThat(store.support().calls()).containsOnlyOnce("readReceipt");
    }

    @Test
    void aMessageIsMarkedWhereverItWasMovedTo() throws Exception {
        IMAPIFolder other = create(top, "other");
        EntryId id = TestStore.save(top, "one");
        try (IMessage message = store.message(id)) {
            top.copyMessages(CopyMessagesRequest.of(List.of(id), other, CopyMessagesFlag.MESSAGE_MOVE));
            message.setReadFlag();
            assertThat(message.getProp(PR.PR_MESSAGE_FLAGS).orElseThrow() & 1).isEqualTo(1);
        }
        assertThat(other.getProp(PR.PR_CONTENT_UNREAD)).hasValue(0);
    }

    @Test
    void anIdOfAnotherKindIsNoMessage() throws Exception {
        EntryId folder = TestStore.id(top);
        assertThat(top.deleteMessages(List.of(folder))).isEqualTo(MapiCode.MAPI_W_PARTIAL_COMPLETION);
        EntryId malformed =
                EntryId.compose(org.mapi4osgi.ms.engine.ObjectId.PROVIDER_UID, Binary.of((byte) 1, (byte) 5));
        assertThat(refused(() -> top.openEntry(malformed, OpenEntryFlag.MAPI_MODIFY)))
                .isEqualTo(MapiCode.MAPI_E_INVALID_ENTRYID);
        EntryId foreign = EntryId.compose(org.mapi4osgi.api.MapiUid.random(), folder.locator());
        assertThat(refused(() -> top.openEntry(foreign))).isEqualTo(MapiCode.MAPI_E_UNKNOWN_ENTRYID);
    }
}
