// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is only read from its beginning to its end. The JDK's own stream seeks to tell what is left: a pipe cannot. */
final class SequentialInput extends InputStream {
    private final InputStream file;

    SequentialInput(Path file) throws IOException {
        this.file = Files.newInputStream(file);
    }

    @Override
    public int read() throws IOException {
        return file.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return file.read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
