// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A temporary folder, deleted with all that is in it.
 *
 * @param path where it is
 */
record ScratchFolder(Path path) implements AutoCloseable {
    static ScratchFolder create(String prefix) throws IOException {
        return new ScratchFolder(Files.createTempDirectory(prefix));
    }

    /** Deletes it, unless that is done already; a folder that somebody still writes to is named and stays. */
    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("mapi: the temporary folder " + path + " could not be deleted: " + e.getMessage());
        }
    }
}
