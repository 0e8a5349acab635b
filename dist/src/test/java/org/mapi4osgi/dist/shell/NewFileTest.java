// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

final class NewFileTest {
    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private static void refused(Path target, MapiCode code, String... words) {
        assertThatThrownBy(() -> NewFile.create(target, false).close())
                .isInstanceOfSatisfying(
                        MapiException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(words);
    }

    @Test
    void itHasItsNameOnlyWhenItIsWhole() throws IOException, MapiException {
        Path target = folder.resolve("a.eml");
        try (NewFile file = NewFile.create(target, false)) {
            file.out().write(bytes("mail"));
            file.out().close();
            assertThat(target).doesNotExist();
            file.finish();
        }
        assertThat(target).hasContent("mail");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void anUnfinishedOneLeavesNothing() throws IOException, MapiException {
        try (NewFile file = NewFile.create(folder.resolve("a.eml"), false)) {
            file.out().write(bytes("half a mail"));
        }
        assertThat(files()).isZero();
    }

    @Test
    void whatIsThereStaysUnlessItIsToBeReplaced() throws IOException, MapiException {
        Path target = folder.resolve("a.eml");
        Files.writeString(target, "old");
        refused(target, MapiCode.MAPI_E_COLLISION, "a.eml", "--force");
        assertThat(target).hasContent("old");
        try (NewFile file = NewFile.create(target, true)) {
            file.out().write(bytes("new"));
            assertThat(target).hasContent("old");
            file.finish();
        }
        assertThat(target).hasContent("new");
    }

    @Test
    void aFileThatCameMeanwhileStays() throws IOException, MapiException {
        Path target = folder.resolve("a.eml");
        try (NewFile file = NewFile.create(target, false)) {
            Files.writeString(target, "other");
            assertThatThrownBy(file::finish)
                    .isInstanceOfSatisfying(
                            MapiException.class, e -> assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_COLLISION));
        }
        assertThat(target).hasContent("other");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void aPlaceThatIsNoneIsNamed() {
        refused(folder.resolve("no/such/a.eml"), MapiCode.MAPI_E_NOT_FOUND, "such", "make it first");
        refused(folder, MapiCode.MAPI_E_COLLISION, "is a folder");
    }

    @Test
    void whatFailedIsTakenBack() throws IOException, MapiException {
        Path target = folder.resolve("a.mbox");
        try (NewFile file = NewFile.create(target, false)) {
            file.out().write(bytes("one "));
            long start = file.position();
            file.out().write(bytes("half of tw"));
            file.backTo(start);
            file.out().write(bytes("three"));
            file.finish();
        }
        assertThat(target).hasContent("one three");
    }
}
