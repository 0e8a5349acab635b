// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

final class EntryStoreTest {
    private static final long CONTAINER = 99;

    @TempDir
    Path folder;

    private static Content person(String name) {
        return new Content(
                CONTAINER,
                ObjectType.MAPI_MAILUSER,
                new Content.Keys(name, "SMTP:" + name, name),
                Props.of(PR.PR_DISPLAY_NAME, name));
    }

    private static Entry add(EntryStore store, String name) throws MapiException {
        return store.add(MapiUid.random(), person(name), Duplicates.ALLOWED, false, List.of());
    }

    private MapiException refusal(Path file) {
        return catchThrowableOfType(
                MapiException.class, () -> EntryStore.open(file).close());
    }

    private static void sql(Path file, String... statements) throws SQLException {
        try (Connection connection = new SQLiteConfig().createConnection(JDBC.PREFIX + file.toUri());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatWasAddedIsThereAfterAReopen() throws MapiException {
        Path file = folder.resolve("a/b/book ?#%ü.db");
        MapiUid book;
        Entry added;
        try (EntryStore store = EntryStore.open(file)) {
            book = store.bookUid();
            added = add(store, "ada");
        }
        assertThat(file).exists();
        try (EntryStore store = EntryStore.open(file)) {
            assertThat(store.bookUid()).isEqualTo(book);
            assertThat(store.find(added.uid())).isEqualTo(added);
            assertThat(store.recipients(CONTAINER)).containsExactly(added);
            assertThat(store.check()).isEqualTo("ok");
        }
    }

    @Test
    void ofTwoWhoChangeAnEntryTheSecondIsTold() throws MapiException {
        try (EntryStore store = EntryStore.open(folder.resolve("book.db"))) {
            Entry opened = add(store, "ada");
            store.change(opened, person("first"), false);
            MapiException e =
                    catchThrowableOfType(MapiException.class, () -> store.change(opened, person("second"), false));
            assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_OBJECT_CHANGED);
            assertThat(store.change(opened, person("forced"), true).changeNo()).isEqualTo(3);
            assertThat(store.delete(opened)).isTrue();
            e = catchThrowableOfType(MapiException.class, () -> store.change(opened, person("late"), true));
            assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_OBJECT_DELETED);
        }
    }

    @Test
    void twoOpenersSeeEachOthersChanges() throws MapiException {
        Path file = folder.resolve("book.db");
        try (EntryStore one = EntryStore.open(file);
                EntryStore other = EntryStore.open(file)) {
            int before = one.dataVersion();
            add(one, "own");
            assertThat(one.dataVersion()).isEqualTo(before);
            add(other, "other");
            assertThat(one.dataVersion()).isNotEqualTo(before);
            assertThat(one.recipients(CONTAINER)).hasSize(2);
        }
    }

    @Test
    void rowsAreNeverUsedAgain() throws MapiException {
        try (EntryStore store = EntryStore.open(folder.resolve("book.db"))) {
            Entry first = add(store, "first");
            store.delete(first);
            assertThat(add(store, "second").row()).isGreaterThan(first.row());
        }
    }

    @Test
    void aClosedBookSaysSo() throws MapiException {
        EntryStore store = EntryStore.open(folder.resolve("book.db"));
        store.close();
        store.close();
        MapiException e = catchThrowableOfType(MapiException.class, () -> add(store, "late"));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_INVALID_OBJECT);
        assertThat(e).hasMessageContaining("book.db");
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear Ada,\n".repeat(1000));
        byte[] before = Files.readAllBytes(file);
        MapiException e = refusal(file);
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_STORE);
        assertThat(e).hasMessageContaining("letter.txt").hasMessageContaining("no database");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(names()).containsExactly("letter.txt");
    }

    @ParameterizedTest
    @CsvSource({"WAL", "DELETE"})
    void anotherProgramsDatabaseIsLeftAsItIs(String journal) throws IOException, SQLException {
        Path file = folder.resolve("other.db");
        sql(file, "PRAGMA journal_mode=" + journal, "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)");
        byte[] before = Files.readAllBytes(file);
        MapiException e = refusal(file);
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_STORE);
        assertThat(e).hasMessageContaining("other.db").hasMessageContaining("another program");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aBookOfALaterVersionIsLeftAsItIs() throws MapiException, SQLException, IOException {
        Path file = folder.resolve("later.db");
        EntryStore.open(file).close();
        sql(file, "PRAGMA user_version=2");
        byte[] before = Files.readAllBytes(file);
        MapiException e = refusal(file);
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_VERSION);
        assertThat(e).hasMessageContaining("later.db").hasMessageContaining("format 2");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0", "0.3, 0", "1, 0.6"})
    void aDamagedBookIsLeftAsItIs(double length, double zeros) throws MapiException, IOException {
        Path file = folder.resolve("book.db");
        try (EntryStore store = EntryStore.open(file)) {
            for (int i = 0; i < 200; i++) {
                add(store, "entry " + i);
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        byte[] damaged = java.util.Arrays.copyOf(bytes, (int) (bytes.length * length));
        for (int i = 4096; i < bytes.length * zeros; i++) {
            damaged[i] = 0;
        }
        Files.write(file, damaged);
        MapiException e = refusal(file);
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_STORE);
        assertThat(e).hasMessageContaining("book.db").hasMessageContaining("damaged");
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }

    @Test
    void anEmptyFileBecomesABook() throws MapiException, IOException {
        Path file = Files.createFile(folder.resolve("empty.db"));
        EntryStore.open(file).close();
        EntryStore.open(file).close();
        assertThat(Files.size(file)).isPositive();
    }

    @Test
    void aFolderInPlaceOfTheFileIsNamed() {
        MapiException e = refusal(folder);
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_STORE);
        assertThat(e).hasMessageContaining(folder.toString());
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        MapiException e = refusal(file.resolve("sub/book.db"));
        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_NO_ACCESS);
        assertThat(e).hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "13, MAPI_E_NOT_ENOUGH_DISK",
        "8, MAPI_E_NO_ACCESS",
        "14, MAPI_E_NO_ACCESS",
        "5, MAPI_E_BUSY",
        "10, MAPI_E_DISK_ERROR",
        "11, MAPI_E_CORRUPT_STORE",
        "26, MAPI_E_CORRUPT_STORE",
        "1, MAPI_E_CALL_FAILED",
        // Extended codes: SQLITE_IOERR_WRITE, SQLITE_READONLY_DBMOVED.
        "778, MAPI_E_DISK_ERROR",
        "1032, MAPI_E_NO_ACCESS",
    })
    void whatSqliteReportsIsSaidInMapisWords(int number, MapiCode code) {
        MapiException e = SqlErrors.of(folder.resolve("book.db"), "cannot save", new SQLException("x", "", number));
        assertThat(e.code()).isEqualTo(code);
        assertThat(e).hasMessageContaining("book.db");
        assertThat(e.mapiError()).isPresent();
    }
}
