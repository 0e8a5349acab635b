// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The floor: records at the end of a plain file, found by their place. One thread. */
final class RawFile implements AutoCloseable {
    private final FileChannel channel;
    private final List<Long> starts = new ArrayList<>();
    private long end;

    RawFile(Path file) throws IOException {
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Not on the disk yet. */
    void append(byte[] record) throws IOException {
        starts.add(end);
        ByteBuffer buffer = ByteBuffer.wrap(record);
        while (buffer.hasRemaining()) {
            end += channel.write(buffer, end);
        }
    }

    /** Brings all to the disk. */
    void sync() throws IOException {
        channel.force(false);
    }

    int records() {
        return starts.size();
    }

    long size() {
        return end;
    }

    /** One record. */
    byte[] read(int record) throws IOException {
        long start = starts.get(record);
        long stop = record + 1 < starts.size() ? starts.get(record + 1) : end;
        return read(start, (int) (stop - start));
    }

    /** The first bytes. */
    byte[] read(long start, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {
            // Until all is there.
        }
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
