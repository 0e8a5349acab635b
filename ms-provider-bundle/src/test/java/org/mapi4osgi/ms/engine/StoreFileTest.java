// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mapi4osgi.ms.engine.EngineFixture.CLOCK;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.ms.submit.OutgoingQueue;
import org.mapi4osgi.ms.submit.QueueRow;
import org.sqlite.SQLiteConfig;

final class StoreFileTest {
    @TempDir
    Path folder = Path.of("set by JUnit");

    @Test
    void aNewStoreHasItsSpecialFoldersAndAnIdentityThatStays() throws Exception {
        try (EngineFixture store = new EngineFixture(folder)) {
            var uid = store.engine().uid();
            for (SpecialFolder special : SpecialFolder.values()) {
                assertThat(store.folder(special.id()).parent())
                        .isEqualTo(
                                special == SpecialFolder.ROOT
                                        ? 0
                                        : special.parent().id());
            }
            store.checkCounters();
            store.reopen();
            assertThat(store.engine().uid()).isEqualTo(uid);
        }
    }

    @Test
    void creatingMakesTheFoldersOfThePath() throws Exception {
        Path deep = folder.resolve("a/b/store.db");
        StoreEngine.create(deep, CLOCK);
        StoreEngine.open(deep, CLOCK).close();
        assertThat(deep).exists();
        assertThat(deep.resolveSibling("").toFile().list()).containsExactly("store.db");
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws Exception {
        Path file = Files.writeString(folder.resolve("x"), "mine");
        refused(MapiCode.MAPI_E_COLLISION, () -> StoreEngine.create(file, CLOCK));
        assertThat(file).hasContent("mine");
    }

    @Test
    void aMissingFileIsNotFoundAndNotMade() {
        Path file = folder.resolve("none.db");
        refused(MapiCode.MAPI_E_NOT_FOUND, () -> StoreEngine.open(file, CLOCK));
        assertThat(file).doesNotExist();
    }

    @Test
    void aFolderThatCannotHoldAFileIsNoAccess() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        MapiException e = refused(MapiCode.MAPI_E_NO_ACCESS, () -> StoreEngine.create(file.resolve("store.db"), CLOCK));
        assertThat(e).hasMessageContaining("configure another path");
        refused(MapiCode.MAPI_E_NO_ACCESS, () -> StoreEngine.open(folder, CLOCK));
    }

    @Test
    void textAndEmptyFilesAreRefusedAndLeftAlone() throws Exception {
        refusedUnchanged(
                MapiCode.MAPI_E_CORRUPT_STORE, "This is a letter.\n".repeat(500).getBytes(StandardCharsets.UTF_8));
        refusedUnchanged(MapiCode.MAPI_E_CORRUPT_STORE, new byte[0]);
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        refusedUnchanged(MapiCode.MAPI_E_CORRUPT_STORE, noise);
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndLeftAlone() throws Exception {
        refusedUnchanged(MapiCode.MAPI_E_CORRUPT_STORE, altered("PRAGMA application_id=1"));
    }

    @Test
    void anotherVersionIsRefusedAndLeftAlone() throws Exception {
        refusedUnchanged(MapiCode.MAPI_E_VERSION, altered("PRAGMA user_version=3"));
        refusedUnchanged(MapiCode.MAPI_E_VERSION, altered("PRAGMA user_version=0"));
    }

    /** A store of version 1 with a message that is queued and locked. */
    private Path first() throws Exception {
        Path inner = Files.createTempDirectory(folder, "first");
        Path file = inner.resolve("store.db");
        try (EngineFixture store = new EngineFixture(inner)) {
            store.insert(EngineFixture.INBOX, "queued", 4);
        }
        execute(
                file,
                "DROP TABLE outq",
                "CREATE TABLE outq(seq INTEGER PRIMARY KEY, msg INTEGER NOT NULL UNIQUE, flags INTEGER NOT NULL, owner"
                        + " BLOB, token INTEGER NOT NULL DEFAULT 0, until INTEGER NOT NULL DEFAULT 0)",
                "INSERT INTO outq SELECT 7, id, 2, x'000102030405060708090a0b0c0d0e0f', 3, 9000000000000000000 FROM msg",
                "PRAGMA user_version=1");
        return file;
    }

    @Test
    void aStoreOfTheEarlierVersionIsUpgradedAndKeepsItsQueue() throws Exception {
        Path file = first();
        assertThat(StoreEngine.peek(file)).isNotNull();
        for (int i = 0; i < 2; i++) {
            StoreEngine engine = StoreEngine.open(file, CLOCK);
            assertThat(engine.<Long>read("looking", db -> db.number(-1, "PRAGMA user_version")))
                    .isEqualTo(2);
            List<QueueRow> rows = engine.read("looking", OutgoingQueue::all);
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).seq()).isEqualTo(7);
            assertThat(rows.get(0).submitFlags(engine.now()))
                    .as("nobody knows who holds it: the lease decides")
                    .isEqualTo(3);
            engine.close();
        }
    }

    @Test
    void anUpgradedStoreOpensAfterAKillAlsoWhenOnlyItsLogSaysSo() throws Exception {
        Path file = first();
        Path copy = Files.createTempDirectory(folder, "killed").resolve("store.db");
        StoreEngine upgraded = StoreEngine.open(file, CLOCK);
        Files.copy(file, copy);
        Files.copy(file.resolveSibling("store.db-wal"), copy.resolveSibling("store.db-wal"));
        upgraded.close();
        byte[] mark = Arrays.copyOfRange(Files.readAllBytes(copy), 60, 64);
        assertThat(mark).as("user_version in the first page").containsExactly(0, 0, 0, 1);
        StoreEngine engine = StoreEngine.open(copy, CLOCK);
        assertThat(engine.read("looking", OutgoingQueue::all)).hasSize(1);
        engine.close();
    }

    @Test
    void aDamagedStoreOfTheEarlierVersionIsRefusedAndLeftAlone() throws Exception {
        Path file = first();
        execute(file, "DROP TABLE receive");
        refusedUnchanged(MapiCode.MAPI_E_CORRUPT_STORE, Files.readAllBytes(file));
    }

    @Test
    void foreignTablesAreRefusedAndLeftAlone() throws Exception {
        refusedUnchanged(
                MapiCode.MAPI_E_CORRUPT_STORE,
                altered("CREATE TRIGGER t AFTER INSERT ON msg BEGIN DELETE FROM msg; END"));
        refusedUnchanged(MapiCode.MAPI_E_CORRUPT_STORE, altered("DELETE FROM folder WHERE id=3"));
    }

    @Test
    void aCutFileIsRefusedAndLeftAlone() throws Exception {
        byte[] whole = filled();
        refusedUnchanged(MapiCode.MAPI_E_CORRUPT_STORE, Arrays.copyOf(whole, whole.length / 2));
        refusedUnchanged(MapiCode.MAPI_E_CORRUPT_STORE, Arrays.copyOf(whole, whole.length - 4096));
        refusedUnchanged(MapiCode.MAPI_E_CORRUPT_STORE, Arrays.copyOf(whole, 50));
    }

    @Test
    void damagedPagesAreRefusedAndLeftAlone() throws Exception {
        byte[] whole = filled();
        for (int page = 0; page < whole.length / 4096; page++) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, page * 4096, page * 4096 + 100, (byte) 0x5A);
            refusedUnchanged(MapiCode.MAPI_E_CORRUPT_STORE, damaged);
        }
    }

    @Test
    void aStoreWhoseLogWasCopiedBackInPartOpensWhole() throws Exception {
        Path inner = Files.createTempDirectory(folder, "whole");
        Path log = inner.resolve("store.db-wal");
        byte[] before;
        byte[] logged;
        try (EngineFixture store = new EngineFixture(inner)) {
            for (int i = 0; i < 40; i++) {
                store.insert(
                        EngineFixture.INBOX,
                        "subject " + i,
                        0,
                        EngineFixture.data(MapiUid.random(), new byte[3000], Map.of()));
            }
            before = Files.readAllBytes(store.path());
            logged = Files.readAllBytes(log);
        }
        byte[] after = Files.readAllBytes(inner.resolve("store.db"));
        assertThat(after.length).isGreaterThan(before.length);

        // SQLite copies pages in their order; a kill or a full disk may end that after any of them.
        for (int copied = 4096; copied < after.length; copied += 4096) {
            Path cut = Files.createTempDirectory(folder, "cut");
            byte[] content = Arrays.copyOf(after, Math.max(copied, before.length));
            if (copied < before.length) {
                System.arraycopy(before, copied, content, copied, before.length - copied);
            }
            Files.write(cut.resolve("store.db"), content);
            Files.write(cut.resolve("store.db-wal"), logged);
            StoreEngine engine = StoreEngine.open(cut.resolve("store.db"), CLOCK);
            assertThat(engine.<Long>read("counting", db -> db.number(-1, "SELECT count(*) FROM msg")))
                    .isEqualTo(40);
            engine.close();
        }
    }

    @Test
    void aFullDiskChangesNothingAndIsSaid() throws Exception {
        try (EngineFixture store = new EngineFixture(folder)) {
            store.insert(EngineFixture.INBOX, "first", 0);
            store.engine().write("limiting", tx -> tx.db().number(0, "PRAGMA max_page_count=1"));
            MapiException e = refused(
                    MapiCode.MAPI_E_NOT_ENOUGH_DISK,
                    () -> store.engine().write("saving a message", tx -> {
                        long stream = Streams.stage(tx);
                        for (int i = 0; i < 100; i++) {
                            Streams.putChunk(tx, stream, i, new byte[Streams.CHUNK]);
                        }
                        return true;
                    }));
            assertThat(e).hasMessageContaining("saving a message").hasMessageContaining("Free space");
            store.engine().write("lifting", tx -> tx.db().number(0, "PRAGMA max_page_count=1000000"));
            assertThat(store.count("chunk")).isZero();
            store.insert(EngineFixture.INBOX, "second", 0);
            store.checkCounters();
        }
    }

    private byte[] filled() throws Exception {
        Path inner = Files.createTempDirectory(folder, "filled");
        try (EngineFixture store = new EngineFixture(inner)) {
            for (int i = 0; i < 40; i++) {
                store.insert(EngineFixture.INBOX, "subject " + i, 0);
            }
        }
        return Files.readAllBytes(inner.resolve("store.db"));
    }

    private byte[] altered(String sql) throws Exception {
        Path inner = Files.createTempDirectory(folder, "altered");
        Path file = inner.resolve("store.db");
        StoreEngine.create(file, CLOCK);
        execute(file, sql);
        return Files.readAllBytes(file);
    }

    private static void execute(Path file, String... all) throws SQLException {
        try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        }
    }

    private void refusedUnchanged(MapiCode code, byte[] content) throws IOException, SQLException {
        Path inner = Files.createTempDirectory(folder, "refused");
        Path file = Files.write(inner.resolve("store.db"), content);
        MapiException e = refused(code, () -> StoreEngine.open(file, CLOCK).close());
        assertThat(e).hasMessageContaining(file.toString());
        assertThat(e.mapiError()).isPresent();
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
        assertThat(inner.toFile().list()).containsExactly("store.db");
    }

    private interface Call {
        void run() throws MapiException;
    }

    private static MapiException refused(MapiCode code, Call call) {
        MapiException e = catchThrowableOfType(MapiException.class, call::run);
        assertThat(e).isNotNull();
        assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
        return e;
    }
}
