// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

final class DataFolderTest {
    @TempDir
    private Path data;

    @Test
    void aFileBelowTheFolderIsRelativeToIt() throws MapiException {
        DataFolder folder = new DataFolder(data::toString);
        Path file = data.resolve("stores").resolve("a.db");
        assertThat(folder.toText(file)).isEqualTo("stores/a.db");
        assertThat(folder.resolve("stores/a.db")).isEqualTo(file);
    }

    @Test
    void aMovedFolderTakesItsFilesAlong() throws MapiException {
        String text = new DataFolder(data::toString).toText(data.resolve("a.db"));
        Path moved = data.resolve("elsewhere");
        assertThat(new DataFolder(moved::toString).resolve(text)).isEqualTo(moved.resolve("a.db"));
    }

    @Test
    void aFileElsewhereKeepsItsPath() throws MapiException {
        DataFolder folder = new DataFolder(() -> data.resolve("inner").toString());
        Path file = data.resolve("outside.db");
        assertThat(folder.toText(file)).isEqualTo(file.toString());
        assertThat(folder.resolve(file.toString())).isEqualTo(file);
    }

    @Test
    void withoutAFolderPathsAreFromTheCurrentOne() throws MapiException {
        DataFolder none = new DataFolder(() -> " ");
        assertThat(none.path()).isNull();
        assertThat(none.resolve("a.db")).isEqualTo(Path.of("a.db").toAbsolutePath());
        assertThat(none.toText(data)).isEqualTo(data.toString());
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertThatThrownBy(() -> new DataFolder(data::toString).resolve("a\0b"))
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_UNCONFIGURED))
                .hasMessageContaining("configure another");
    }

    @Test
    void othersCannotLookIntoANewFolder() throws Exception {
        assumeThat(data.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path made = data.resolve("one").resolve("two");
        DataFolder.makeFolder(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
    }

    @Test
    void othersCannotReadANewFile() throws Exception {
        assumeThat(data.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path made = data.resolve("a.db");
        DataFolder.makeFile(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        Files.writeString(made, "mail");
        DataFolder.makeFile(made);
        assertThat(made).hasContent("mail");
    }
}
