// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mapi4osgi.ms.engine.EngineFixture.INBOX;
import static org.mapi4osgi.ms.engine.EngineFixture.data;
import static org.mapi4osgi.ms.engine.EngineFixture.hot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.ms.engine.MessageData.Attachment;

final class MessagesTest {
    private static final long SENT = SpecialFolder.SENTMAIL.id();

    @TempDir
    Path folder = Path.of("set by JUnit");

    private EngineFixture store;

    @BeforeEach
    void open() throws Exception {
        store = new EngineFixture(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void countersFollowSavesFlagsMovesCopiesAndDeletes() throws Exception {
        long a = store.insert(INBOX, "a", 0);
        long b = store.insert(INBOX, "b", MessageFlags.READ);
        assertThat(store.folder(INBOX).unread()).isEqualTo(1);
        write(tx -> Messages.changeFlags(tx, box(INBOX), a, 0, MessageFlags.READ));
        write(tx -> Messages.changeFlags(tx, box(INBOX), b, MessageFlags.READ, 0));
        write(tx -> Messages.copy(tx, box(INBOX), a, box(SENT)));
        write(tx -> Messages.copy(tx, box(INBOX), b, box(SENT)));
        write(tx -> Messages.move(tx, box(INBOX), b, box(SENT)));
        store.checkCounters();
        assertThat(store.folder(INBOX).total()).isEqualTo(1);
        assertThat(store.folder(SENT).total()).isEqualTo(3);
        assertThat(store.folder(SENT).unread()).isEqualTo(2);
        write(tx -> Messages.delete(tx, box(INBOX), a));
        write(tx -> Messages.delete(tx, box(SENT), b));
        store.checkCounters();
        assertThat(store.count("msg")).isEqualTo(2);
    }

    @Test
    @Clause("FLD-06")
    void fld06_associatedMessagesAreCountedApart() throws Exception {
        store.engine()
                .run(
                        "inserting",
                        tx -> Messages.insert(
                                tx,
                                Boxes.of(INBOX, true),
                                tx.newId(),
                                data(MapiUid.random(), 1),
                                hot("hidden"),
                                0x40,
                                0));
        assertThat(store.folder(INBOX).associated()).isEqualTo(1);
        assertThat(store.folder(INBOX).total()).isZero();
        store.checkCounters();
    }

    @Test
    @Clause("PROP-12")
    void prop12_theSecondOfTwoWritersIsToldUnlessItForces() throws Exception {
        MapiUid uid = MapiUid.random();
        long id = store.insert(INBOX, "old", 0, data(uid, 1));
        assertThat(update(id, uid, 2, 1, false)).isEqualTo(2);
        MapiException e = catchThrowableOfType(MapiException.class, () -> update(id, uid, 3, 1, false));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_OBJECT_CHANGED);
        assertThat(store.message(id).props()).containsExactly(2);
        assertThat(update(id, uid, 3, 1, true)).isEqualTo(3);
        assertThat(store.message(id).props()).containsExactly(3);
    }

    @Test
    @Clause("PROP-13")
    void prop13_savingADeletedMessageIsRefused() throws Exception {
        MapiUid uid = MapiUid.random();
        long id = store.insert(INBOX, "old", 0, data(uid, 1));
        write(tx -> Messages.delete(tx, box(INBOX), id));
        MapiException e = catchThrowableOfType(MapiException.class, () -> update(id, uid, 2, 1, true));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_OBJECT_DELETED);
    }

    @Test
    void readAndSubmitFlagsSurviveASaveOfAnOlderView() throws Exception {
        MapiUid uid = MapiUid.random();
        long id = store.insert(INBOX, "x", MessageFlags.UNMODIFIED | MessageFlags.UNSENT, data(uid, 1));
        write(tx -> Messages.changeFlags(tx, box(INBOX), id, 0, MessageFlags.READ));
        update(id, uid, 2, 1, false);
        assertThat(store.message(id).flags()).isEqualTo(MessageFlags.READ | MessageFlags.UNSENT);
        store.checkCounters();
    }

    @Test
    void streamsAreSharedByCopiesAndGoWithTheLastOne() throws Exception {
        byte[] body = new byte[3 * Streams.CHUNK + 5];
        new Random(5).nextBytes(body);
        long id = store.insert(
                INBOX, "big", 0, data(MapiUid.random(), new byte[0], Map.of(0x1000001F, new StreamSource.Bytes(body))));
        assertThat(store.count("chunk")).isEqualTo(4);
        write(tx -> Messages.copy(tx, box(INBOX), id, box(SENT)));
        write(tx -> Messages.copy(tx, box(INBOX), id, box(SENT)));
        assertThat(store.count("chunk")).isEqualTo(4);
        List<Long> copies = store.engine().read("ids", db -> Messages.ids(db, box(SENT), 0, 10));
        write(tx -> Messages.delete(tx, box(INBOX), id));
        write(tx -> Messages.delete(tx, box(SENT), copies.get(0)));
        StreamRef stream = stream(copies.get(1), 0x1000001F);
        assertThat(read(stream)).isEqualTo(body);
        assertThat(store.count("shared")).isZero();
        write(tx -> Messages.delete(tx, box(SENT), copies.get(1)));
        assertThat(store.count("chunk")).isZero();
    }

    @Test
    void replacingAPropertyFreesItsStreamAndKeepsTheOthers() throws Exception {
        MapiUid uid = MapiUid.random();
        long id = store.insert(
                INBOX,
                "x",
                0,
                data(
                        uid,
                        new byte[0],
                        Map.of(1, new StreamSource.Bytes(new byte[3]), 2, new StreamSource.Bytes(new byte[4]))));
        StreamRef kept = stream(id, 2);
        MessageData changed =
                data(uid, new byte[0], Map.of(1, new StreamSource.Bytes(new byte[9]), 2, new StreamSource.Saved(kept)));
        write(tx -> Messages.update(tx, id, changed, hot("x"), 1, false, 0, 0));
        assertThat(stream(id, 2)).isEqualTo(kept);
        assertThat(stream(id, 1).length()).isEqualTo(9);
        assertThat(store.count("chunk")).isEqualTo(2);
    }

    @Test
    void attachmentsAndEmbeddedMessagesGoAndAreCopiedWithTheirMessage() throws Exception {
        MessageData inner = data(MapiUid.random(), new byte[] {1}, Map.of(3, new StreamSource.Bytes(new byte[100])));
        Attachment file =
                new Attachment(0, new byte[] {2}, Map.of(4, new StreamSource.Bytes(new byte[50])), null, true);
        Attachment message = new Attachment(1, new byte[] {3}, Map.of(), inner, true);
        MessageData outer =
                new MessageData(MapiUid.random(), new byte[] {4}, Map.of(), null, List.of(file, message), Set.of());
        long id = store.insert(INBOX, "with attachments", 0, outer);
        assertThat(store.message(id).flags()).isEqualTo(MessageFlags.HASATTACH);
        assertThat(store.message(id).size()).isEqualTo(1 + (1 + 50) + (1 + 1 + 100));
        write(tx -> Messages.copy(tx, box(INBOX), id, box(SENT)));
        assertThat(store.count("att")).isEqualTo(4);
        assertThat(store.count("msg")).isEqualTo(4);
        write(tx -> Messages.delete(tx, box(INBOX), id));
        assertThat(store.count("att")).isEqualTo(2);
        assertThat(store.count("msg")).isEqualTo(2);
        assertThat(store.count("chunk")).isEqualTo(2);
        long copy = store.engine()
                .read("ids", db -> Messages.ids(db, box(SENT), 0, 1))
                .get(0);
        write(tx -> Messages.delete(tx, box(SENT), copy));
        assertThat(store.count("msg") + store.count("att") + store.count("chunk") + store.count("shared"))
                .isZero();
    }

    @Test
    void anEmbeddedMessageKeepsItsStreamsWhenItIsSavedAgain() throws Exception {
        MapiUid uid = MapiUid.random();
        MapiUid innerUid = MapiUid.random();
        MessageData inner = data(innerUid, new byte[] {1}, Map.of(3, new StreamSource.Bytes(new byte[100])));
        long id = store.insert(
                INBOX,
                "x",
                0,
                new MessageData(
                        uid,
                        new byte[0],
                        Map.of(),
                        null,
                        List.of(new Attachment(0, new byte[0], Map.of(), inner, true)),
                        Set.of()));
        AttachmentRow row =
                store.engine().read("att", db -> Attachments.of(db, id)).get(0);
        StreamRef stream = stream(row.embedded(), 3);
        MessageData again = data(innerUid, new byte[] {2}, Map.of(3, new StreamSource.Saved(stream)));
        MessageData outer = new MessageData(
                uid,
                new byte[0],
                Map.of(),
                null,
                List.of(new Attachment(0, new byte[0], Map.of(), again, true)),
                Set.of());
        write(tx -> Messages.update(tx, id, outer, hot("x"), 1, false, 0, 0));
        assertThat(store.message(row.embedded()).props()).containsExactly(2);
        assertThat(read(stream)).hasSize(100);
        assertThat(store.count("msg")).isEqualTo(2);
    }

    @Test
    void theChangeLogTellsAllChangesInTheirOrder() throws Exception {
        long id = store.insert(INBOX, "x", 0);
        write(tx -> Messages.changeFlags(tx, box(INBOX), id, 0, MessageFlags.READ));
        write(tx -> Messages.move(tx, box(INBOX), id, box(SENT)));
        write(tx -> Messages.delete(tx, box(SENT), id));
        List<Change> log = store.engine().read("log", db -> ChangeLog.after(db, 0, 10));
        assertThat(log)
                .extracting(Change::kind)
                .containsExactly(
                        Change.Kind.MESSAGE_CREATED,
                        Change.Kind.MESSAGE_MODIFIED,
                        Change.Kind.MESSAGE_MOVED,
                        Change.Kind.MESSAGE_DELETED);
        assertThat(log.get(2).oldParent()).isEqualTo(box(INBOX));
        assertThat(log).extracting(Change::seq).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void theChangeLogIsBounded() throws Exception {
        long id = store.insert(INBOX, "x", 0);
        write(tx -> {
            for (int i = 0; i < 12_500; i++) {
                Messages.changeFlags(tx, box(INBOX), id, i % 2, (i + 1) % 2);
            }
            return true;
        });
        assertThat(store.count("changelog")).isBetween(10_000L, 11_000L);
        assertThat(store.engine().<Boolean>read("log", db -> ChangeLog.reachesBackTo(db, 5)))
                .isFalse();
        assertThat(store.engine().<Boolean>read("log", db -> ChangeLog.reachesBackTo(db, 12_400)))
                .isTrue();
    }

    private byte[] read(StreamRef stream) throws MapiException {
        return store.engine().read("stream", db -> Streams.read(db, stream));
    }

    private StreamRef stream(long id, int tag) throws Exception {
        StreamRef stream = StreamMap.decode(store.message(id).streams()).get(tag);
        if (stream == null) {
            throw new AssertionError("no stream for property " + tag);
        }
        return stream;
    }

    private static long box(long folderId) {
        return Boxes.of(folderId, false);
    }

    private void write(WriteTask<?> task) throws MapiException {
        store.engine().write("testing", task);
    }

    private long update(long id, MapiUid uid, int mark, long expected, boolean force) throws MapiException {
        return store.engine()
                .write(
                        "saving",
                        tx -> Messages.update(
                                tx, id, data(uid, mark), hot("new"), expected, force, MessageFlags.UNMODIFIED, 0));
    }
}
