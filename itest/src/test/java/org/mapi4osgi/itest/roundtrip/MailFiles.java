// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.roundtrip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The mail of a folder. */
final class MailFiles {
    private static final String MANIFEST = "manifest.tsv";

    private MailFiles() {}

    /**
     * The files of a folder, sorted. Where a manifest beside the folder says what its files are, those that are there to be
     * compared with are left out.
     */
    static List<Path> in(Path folder) throws IOException {
        Path manifest = folder.resolveSibling(MANIFEST);
        if (Files.exists(manifest)) {
            try (Stream<String> rows = Files.lines(manifest)) {
                return rows.map(row -> row.split("\t"))
                        .filter(row ->
                                row[0].startsWith(folder.getFileName() + "/") && !row[4].startsWith("expected output"))
                        .map(row -> folder.resolveSibling(row[0]))
                        .toList();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
