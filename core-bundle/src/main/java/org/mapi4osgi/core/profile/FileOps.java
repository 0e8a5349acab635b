// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All that profiles do to files, so that a test can let any of it fail. */
interface FileOps {
    /** The names of the files in a folder; none if there is no such folder. */
    List<String> list(Path folder) throws IOException;

    /** Makes a folder that only its owner can enter, and those above it. */
    void createFolder(Path folder) throws IOException;

    boolean exists(Path file);

    /** At most the first {@code limit} bytes of a file. */
    byte[] read(Path file, int limit) throws IOException;

    /** Writes a whole file that only its owner can read. Its content is on the disk when the method returns. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Puts one file in the place of another in one step. */
    void replace(Path from, Path to) throws IOException;

    /** Makes what was replaced, renamed or deleted in a folder last. */
    void forceFolder(Path folder) throws IOException;

    void delete(Path file) throws IOException;

    /** Takes the lock that a file stands for, among all processes; empty if another has it. */
    Optional<Closeable> tryLock(Path file) throws IOException;

    /** Waits a moment for another process. */
    void pause() throws InterruptedException;

    /** How others than its owner can read a file: the command that mends it; empty if they cannot. */
    Optional<String> readableByOthers(Path file) throws IOException;
}
