// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapi4osgi.ms.testing.Refusals.refused;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.CopyFlag;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAttach;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IStream;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenPropertyFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.StreamSeek;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.engine.Streams;
import org.mapi4osgi.ms.testing.TestStore;
import org.mapi4osgi.tags.PR;

final class AttachmentTest {
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

    private static List<Props> rows(IMessage message) throws MapiException {
        try (IMAPITable table = message.getAttachmentTable()) {
            return table.queryRows(100);
        }
    }

    private static void write(IAttach attachment, byte[] bytes) throws Exception {
        try (OutputStream out = attachment
                .openProperty(PR.PR_ATTACH_DATA_BIN, IStream.IID, OpenPropertyFlag.MAPI_CREATE)
                .outputStream()) {
            out.write(bytes);
        }
    }

    private static byte[] read(IAttach attachment) throws Exception {
        try (InputStream in =
                attachment.openProperty(PR.PR_ATTACH_DATA_BIN, IStream.IID).inputStream()) {
            return in.readAllBytes();
        }
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @Test
    @Clause("MSG-02")
    void msg02_anAttachmentIsSeenAfterBothSaves() throws Exception {
        EntryId id;
        try (IMessage message = inbox.createMessage();
                IAttach attachment = message.createAttach()) {
            attachment.setProp(PR.PR_ATTACH_FILENAME, "a.txt");
            assertThat(rows(message)).isEmpty();
            attachment.saveChanges();
            assertThat(rows(message)).isEmpty();
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            assertThat(rows(message)).singleElement().satisfies(row -> {
                assertThat(row.get(PR.PR_ATTACH_FILENAME)).hasValue("a.txt");
                assertThat(row.get(PR.PR_ATTACH_NUM)).hasValue(0);
                assertThat(row.get(PR.PR_RENDERING_POSITION)).hasValue(-1);
                assertThat(row.get(PR.PR_RECORD_KEY)).isPresent();
            });
            assertThat(message.getProp(PR.PR_HASATTACH)).hasValue(true);
            id = TestStore.id(message);
        }
        try (IMessage message = store.message(id)) {
            IAttach unsaved = message.createAttach();
            assertThat(unsaved.getProp(PR.PR_ATTACH_NUM)).hasValue(1);
            message.setProp(PR.PR_SUBJECT, "x");
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            assertThat(rows(message)).hasSize(1);
            message.deleteAttach(0);
            assertThat(rows(message)).hasSize(1);
            assertThat(refused(() -> message.openAttach(0))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            assertThat(rows(message)).isEmpty();
            assertThat(message.getProp(PR.PR_HASATTACH)).hasValue(false);
        }
    }

    @Test
    @Clause("MSG-02")
    void msg02_aNumberIsGivenOnceThoughTheMessageIsSavedInBetween() throws Exception {
        try (IMessage message = inbox.createMessage();
                IAttach first = message.createAttach()) {
            first.setProp(PR.PR_ATTACH_FILENAME, "first");
            message.setProp(PR.PR_SUBJECT, "x");
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            try (IAttach second = message.createAttach()) {
                second.setProp(PR.PR_ATTACH_FILENAME, "second");
                first.saveChanges();
                second.saveChanges();
            }
            message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            assertThat(rows(message))
                    .extracting(row -> row.get(PR.PR_ATTACH_FILENAME).orElse("?"))
                    .containsExactly("first", "second");
        }
    }

    @Test
    void savesOfWhatIsOpenForReadingOnlyAreRefused() throws Exception {
        EntryId id;
        try (IMessage message = inbox.createMessage();
                IAttach attachment = message.createAttach();
                IMessage inner = embedded(attachment, OpenPropertyFlag.MAPI_CREATE)) {
            inner.saveChanges(SaveFlag.KEEP_OPEN_READONLY);
            assertThat(refused(() -> inner.setProp(PR.PR_SUBJECT, "late"))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            attachment.saveChanges(SaveFlag.KEEP_OPEN_READONLY);
            assertThat(refused(() -> attachment.setProp(PR.PR_ATTACH_FILENAME, "late")))
                    .isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            message.saveChanges();
            id = TestStore.id(message);
        }
        try (IMessage message = store.message(id);
                IAttach attachment = message.openAttach(0)) {
            assertThat(refused(() -> attachment.saveChanges(SaveFlag.KEEP_OPEN_READWRITE)))
                    .isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        }
    }

    @Test
    @Clause("PROP-10")
    void prop10_createReplacesAnEmbeddedMessageWhole() throws Exception {
        EntryId id;
        try (IMessage outer = inbox.createMessage();
                IAttach attachment = outer.createAttach()) {
            try (IMessage inner = embedded(attachment, OpenPropertyFlag.MAPI_CREATE)) {
                inner.setProp(PR.PR_SUBJECT, "old");
                inner.setProp(PR.PR_BODY, "text ".repeat(1000));
                try (IAttach deep = inner.createAttach()) {
                    write(deep, random(300_000));
                    deep.saveChanges();
                }
                inner.saveChanges();
            }
            attachment.saveChanges();
            outer.saveChanges();
            id = TestStore.id(outer);
        }
        try (IMessage outer = store.message(id);
                IAttach attachment = outer.openAttach(0, OpenEntryFlag.MAPI_MODIFY)) {
            try (IMessage inner = embedded(attachment, OpenPropertyFlag.MAPI_CREATE, OpenPropertyFlag.MAPI_MODIFY)) {
                inner.setProp(PR.PR_IMPORTANCE, 2);
                inner.saveChanges();
            }
            try (IMessage again = embedded(attachment)) {
                assertThat(again.getProp(PR.PR_IMPORTANCE)).hasValue(2);
                assertThat(again.getProp(PR.PR_HASATTACH)).hasValue(false);
            }
            attachment.saveChanges();
            outer.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            attachment.saveChanges();
            outer.saveChanges();
        }
        try (IMessage outer = store.message(id);
                IAttach attachment = outer.openAttach(0);
                IMessage inner = embedded(attachment)) {
            assertThat(inner.getProp(PR.PR_IMPORTANCE)).hasValue(2);
            assertThat(inner.getProp(PR.PR_SUBJECT)).isEmpty();
            assertThat(rows(inner)).isEmpty();
        }
        assertThat(count("msg")).isEqualTo(2);
        assertThat(count("chunk")).isZero();
    }

    @Test
    @Clause("TBL-24")
    void tbl24_attachmentTablesHaveNoBookmarks() throws Exception {
        try (IMessage message = inbox.createMessage();
                IMAPITable table = message.getAttachmentTable()) {
            assertThat(refused(table::createBookmark)).isEqualTo(MapiCode.MAPI_E_NO_SUPPORT);
        }
    }

    @Test
    void dataOfAllSizesIsTheSameAfterTheSaves() throws Exception {
        int[] sizes = {0, 1, 2048, 2049, 70_000, 128 * 1024, 128 * 1024 + 1, 1_000_000};
        EntryId id;
        try (IMessage message = inbox.createMessage()) {
            for (int size : sizes) {
                try (IAttach attachment = message.createAttach()) {
                    write(attachment, random(size));
                    attachment.saveChanges();
                }
            }
            message.saveChanges();
            id = TestStore.id(message);
        }
        try (IMessage message = store.message(id)) {
            for (int i = 0; i < sizes.length; i++) {
                try (IAttach attachment = message.openAttach(i)) {
                    assertThat(read(attachment)).isEqualTo(random(sizes[i]));
                    assertThat(attachment.getProp(PR.PR_ATTACH_SIZE).orElseThrow())
                            .isGreaterThanOrEqualTo(sizes[i]);
                }
            }
            assertThat(message.getProp(PR.PR_MESSAGE_SIZE).orElseThrow()).isGreaterThan(1_300_000);
        }
    }

    @Test
    void aStreamIsCutExtendedAndOverwrittenAnywhere() throws Exception {
        byte[] expected = random(400_000);
        EntryId id;
        try (IMessage message = inbox.createMessage();
                IAttach attachment = message.createAttach()) {
            write(attachment, expected);
            attachment.saveChanges();
            message.saveChanges();
            id = TestStore.id(message);
        }
        try (IMessage message = store.message(id);
                IAttach attachment = message.openAttach(0, OpenEntryFlag.MAPI_MODIFY);
                IStream stream =
                        attachment.openProperty(PR.PR_ATTACH_DATA_BIN, IStream.IID, OpenPropertyFlag.MAPI_MODIFY)) {
            stream.seek(130_000, StreamSeek.STREAM_SEEK_SET);
            stream.write(new byte[] {1, 2, 3}, 0, 3);
            System.arraycopy(new byte[] {1, 2, 3}, 0, expected, 130_000, 3);
            stream.setSize(300_000);
            expected = Arrays.copyOf(expected, 300_000);
            stream.seek(10, StreamSeek.STREAM_SEEK_END);
            stream.write(new byte[] {9}, 0, 1);
            expected = Arrays.copyOf(expected, 300_011);
            expected[300_010] = 9;
            assertThat(stream.size()).isEqualTo(300_011);
            stream.commit();
            stream.seek(0, StreamSeek.STREAM_SEEK_SET);
            stream.write(new byte[] {77}, 0, 1);
            assertThat(refused(() -> stream.seek(-1, StreamSeek.STREAM_SEEK_SET)))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
            attachment.saveChanges();
            message.saveChanges();
        }
        try (IMessage message = store.message(id);
                IAttach attachment = message.openAttach(0)) {
            assertThat(read(attachment)).as("what was not committed is dropped").isEqualTo(expected);
        }
        assertThat(count("staged")).isZero();
        assertThat(count("chunk")).isEqualTo(3);
    }

    @Test
    void aStreamGrowsInOneCallAndHasALimit() throws Exception {
        int grown = 300 * Streams.CHUNK + 5;
        EntryId id;
        try (IMessage message = inbox.createMessage();
                IAttach attachment = message.createAttach()) {
            try (IStream stream =
                    attachment.openProperty(PR.PR_ATTACH_DATA_BIN, IStream.IID, OpenPropertyFlag.MAPI_CREATE)) {
                stream.write(new byte[] {1, 2, 3}, 0, 3);
                assertThat(refused(() -> stream.setSize(Streams.MAX_LENGTH + 1)))
                        .isEqualTo(MapiCode.MAPI_E_TOO_BIG);
                stream.seek(Streams.MAX_LENGTH, StreamSeek.STREAM_SEEK_SET);
                assertThat(refused(() -> stream.write(new byte[1], 0, 1))).isEqualTo(MapiCode.MAPI_E_TOO_BIG);
                assertThat(stream.size()).isEqualTo(3);
                stream.setSize(grown);
                stream.seek(-1, StreamSeek.STREAM_SEEK_END);
                stream.write(new byte[] {9}, 0, 1);
                stream.commit();
            }
            attachment.saveChanges();
            message.saveChanges();
            id = TestStore.id(message);
        }
        byte[] expected = new byte[grown];
        System.arraycopy(new byte[] {1, 2, 3}, 0, expected, 0, 3);
        expected[grown - 1] = 9;
        try (IMessage message = store.message(id);
                IAttach attachment = message.openAttach(0)) {
            assertThat(Arrays.equals(read(attachment), expected)).isTrue();
        }
        assertThat(count("chunk")).isEqualTo(301);
    }

    private long count(String table) throws MapiException {
        StoreEngine engine = StoreEngine.open(store.file(), InstantSource.fixed(Instant.parse("2025-02-03T04:05:06Z")));
        try {
            return engine.read("counting", db -> db.number(-1, "SELECT count(*) FROM " + table));
        } finally {
            engine.close();
        }
    }

    @Test
    void aStreamThatIsNotSavedLeavesNothing() throws Exception {
        try (IMessage message = inbox.createMessage();
                IAttach attachment = message.createAttach()) {
            write(attachment, random(500_000));
            assertThat(count("staged")).isEqualTo(1);
        }
        assertThat(count("staged")).isZero();
        assertThat(count("chunk")).isZero();
    }

    @Test
    void embeddedMessagesAreSavedThroughTheirAttachments() throws Exception {
        EntryId id;
        try (IMessage outer = inbox.createMessage()) {
            outer.setProp(PR.PR_SUBJECT, "outer");
            try (IAttach attachment = outer.createAttach()) {
                attachment.setProp(PR.PR_ATTACH_METHOD, 5);
                try (IMessage inner = embedded(attachment, OpenPropertyFlag.MAPI_CREATE)) {
                    inner.setProp(PR.PR_SUBJECT, "inner");
                    inner.setProp(PR.PR_BODY, "text ".repeat(1000));
                    inner.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
                    try (IAttach deep = inner.createAttach()) {
                        write(deep, random(300_000));
                        deep.saveChanges();
                    }
                    assertThat(refused(inner::submitMessage)).isEqualTo(MapiCode.MAPI_E_NO_SUPPORT);
                    inner.saveChanges();
                }
                try (IMessage again = embedded(attachment)) {
                    assertThat(again.getProp(PR.PR_SUBJECT)).hasValue("inner");
                }
                attachment.saveChanges();
            }
            outer.saveChanges();
            id = TestStore.id(outer);
        }
        try (IMessage outer = store.message(id);
                IAttach attachment = outer.openAttach(0, OpenEntryFlag.MAPI_MODIFY)) {
            assertThat(attachment.getPropList()).contains(PR.PR_ATTACH_DATA_OBJ);
            try (IMessage inner = embedded(attachment, OpenPropertyFlag.MAPI_MODIFY)) {
                assertThat(inner.getProp(PR.PR_DISPLAY_TO)).hasValue("Bob");
                inner.setProp(PR.PR_SUBJECT, "changed");
                inner.saveChanges();
            }
            attachment.saveChanges();
            outer.saveChanges();
        }
        try (IMessage outer = store.message(id);
                IAttach attachment = outer.openAttach(0);
                IMessage inner = embedded(attachment);
                IAttach deep = inner.openAttach(0)) {
            assertThat(inner.getProp(PR.PR_SUBJECT)).hasValue("changed");
            assertThat(inner.getProp(PR.PR_BODY)).hasValue("text ".repeat(1000));
            assertThat(read(deep)).isEqualTo(random(300_000));
            assertThat(refused(() -> inner.setProp(PR.PR_SUBJECT, "no"))).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
            assertThat(refused(() -> embedded(deep))).isEqualTo(MapiCode.MAPI_E_NOT_FOUND);
        }
        inbox.deleteMessages(List.of(id));
        assertThat(count("msg") + count("att") + count("chunk") + count("staged"))
                .isZero();
    }

    private static IMessage embedded(IAttach attachment, OpenPropertyFlag... flags) throws MapiException {
        return attachment.openProperty(PR.PR_ATTACH_DATA_OBJ, IMessage.IID, flags);
    }

    @Test
    void aCopyHasAllAndIsItsOwn() throws Exception {
        EntryId id;
        try (IMessage message = inbox.createMessage();
                IAttach attachment = message.createAttach()) {
            message.setProp(PR.PR_SUBJECT, "original");
            message.setProp(PR.PR_BODY, "text ".repeat(2000));
            message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
            write(attachment, random(300_000));
            attachment.saveChanges();
            message.saveChanges();
            id = TestStore.id(message);
        }
        long chunks = count("chunk");
        EntryId copied;
        try (IMessage message = store.message(id);
                IMessage copy = inbox.createMessage()) {
            assertThat(message.copyTo(CopyToRequest.all(copy))).isEmpty();
            copy.saveChanges();
            copied = TestStore.id(copy);
        }
        assertThat(copied).isNotEqualTo(id);
        assertThat(count("chunk")).as("large values are shared").isEqualTo(chunks);
        inbox.deleteMessages(List.of(id));
        try (IMessage copy = store.message(copied);
                IAttach attachment = copy.openAttach(0);
                IMessage part = inbox.createMessage()) {
            assertThat(copy.getProp(PR.PR_BODY)).hasValue("text ".repeat(2000));
            assertThat(copy.getProp(PR.PR_DISPLAY_TO)).hasValue("Bob");
            assertThat(read(attachment)).isEqualTo(random(300_000));
            copy.copyProps(CopyPropsRequest.of(part, PR.PR_SUBJECT));
            assertThat(part.getProp(PR.PR_SUBJECT)).hasValue("original");
            assertThat(part.getProp(PR.PR_BODY)).isEmpty();
        }
    }

    @Test
    void whatIsExcludedIsNotCopied() throws Exception {
        try (IMessage message = inbox.createMessage();
                IMessage copy = inbox.createMessage();
                IMessage named = inbox.createMessage()) {
            message.setProp(PR.PR_SUBJECT, "original");
            message.setProp(PR.PR_BODY, "text ".repeat(2000));
            message.setProp(PR.PR_IMPORTANCE, 2);
            message.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "Bob")));
            try (IAttach attachment = message.createAttach()) {
                attachment.saveChanges();
            }
            message.copyTo(new CopyToRequest(
                    List.of(),
                    List.of(PR.PR_BODY, PR.PR_MESSAGE_RECIPIENTS, PR.PR_MESSAGE_ATTACHMENTS),
                    UiParam.NONE,
                    null,
                    copy,
                    Set.of()));
            assertThat(copy.getProp(PR.PR_SUBJECT)).hasValue("original");
            assertThat(copy.getProp(PR.PR_IMPORTANCE)).hasValue(2);
            assertThat(copy.getProps(PR.PR_BODY).has(PR.PR_BODY)).isFalse();
            assertThat(copy.getProp(PR.PR_DISPLAY_TO)).hasValue("");
            assertThat(copy.getProp(PR.PR_HASATTACH)).hasValue(false);
            copy.setProp(PR.PR_SUBJECT, "kept");
            message.copyTo(CopyToRequest.all(copy, CopyFlag.MAPI_NOREPLACE));
            assertThat(copy.getProp(PR.PR_SUBJECT)).hasValue("kept");
            assertThat(copy.getProp(PR.PR_DISPLAY_TO)).hasValue("Bob");
            PropTag<?> asOtherType = PR.PR_DISPLAY_TO.withType(PropType.PT_STRING8);
            assertThat(message.copyProps(CopyPropsRequest.of(named, PR.PR_SUBJECT, asOtherType)))
                    .allSatisfy(problem -> assertThat(problem.index()).isEqualTo(1));
            assertThat(refused(() -> message.copyTo(
                            new CopyToRequest(List.of(), List.of(), UiParam.NONE, null, copy, Set.of()))))
                    .isEqualTo(MapiCode.MAPI_E_INVALID_PARAMETER);
        }
    }

    @Test
    void whatIsNotSavedYetIsCopiedToo() throws Exception {
        try (IMessage copy = inbox.createMessage()) {
            try (IMessage message = inbox.createMessage();
                    IAttach attachment = message.createAttach()) {
                write(attachment, random(300_000));
                attachment.saveChanges();
                message.setProps(Props.of(new PropValue<>(PR.PR_HTML, Binary.of(random(5000)))));
                message.copyTo(CopyToRequest.all(copy));
            }
            copy.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
            assertThat(copy.getProp(PR.PR_HTML)).hasValue(Binary.of(random(5000)));
            try (IAttach copied = copy.openAttach(0)) {
                assertThat(read(copied)).isEqualTo(random(300_000));
            }
        }
    }
}
