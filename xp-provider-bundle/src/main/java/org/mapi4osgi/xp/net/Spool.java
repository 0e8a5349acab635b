// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One mail between a message store and a server, so that neither waits for the other and a mail that cannot be converted is
 * known before the server is. Small ones are in memory, the rest of a large one is in a temporary file, which is gone when
 * the spool is closed; where the file system can, its name is gone at once. For one thread.
 */
public final class Spool extends OutputStream {
    private static final int IN_MEMORY = 1024 * 1024;

    private final long limit;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private @Nullable FileChannel tail;
    private @Nullable OutputStream tailOutput;
    private long size;
    private boolean eightBit;

    /**
     * An empty spool.
     *
     * @param limit writing more bytes fails
     */
    public Spool(long limit) {
        this.limit = limit;
    }

    /** Thrown by a write beyond the limit. */
    public static final class FullException extends IOException {
        private static final long serialVersionUID = 1L;

        FullException(long limit) {
            super("the mail is larger than %,d bytes".formatted(limit));
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (size + length > limit) {
            throw new FullException(limit);
        }
        size += length;
        for (int i = offset; i < offset + length && !eightBit; i++) {
            eightBit = bytes[i] < 0;
        }
        int toHead = Math.min(length, IN_MEMORY - head.size());
        head.write(bytes, offset, toHead);
        if (toHead < length) {
            tail().write(bytes, offset + toHead, length - toHead);
        }
    }

    private OutputStream tail() throws IOException {
        OutputStream output = tailOutput;
        if (output == null) {
            Path file = Files.createTempFile("mapi-mail", null);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            output = Channels.newOutputStream(channel);
            tail = channel;
            tailOutput = output;
        }
        return output;
    }

    /** How many bytes were written. */
    public long size() {
        return size;
    }

    /** Whether a byte beyond ASCII is among them. */
    public boolean isEightBit() {
        return eightBit;
    }

    /** The bytes from the first on; to be read before anything else is written. */
    public InputStream read() throws IOException {
        InputStream first = new ByteArrayInputStream(head.toByteArray());
        FileChannel channel = tail;
        if (channel == null) {
            return first;
        }
        channel.position(0);
        return new SequenceInputStream(first, new FilterInputStream(Channels.newInputStream(channel)) {
            @Override
            public void close() {
                // the file is the spool's, and may be read once more
            }
        });
    }

    @Override
    public void close() throws IOException {
        FileChannel channel = tail;
        if (channel != null) {
            channel.close();
        }
    }

    /** Closes it where nothing is to be made of a failure. */
    public void discard() {
        try {
            close();
        } catch (IOException e) {
            System.getLogger(Spool.class.getName())
                    .log(System.Logger.Level.DEBUG, "a temporary file could not be closed", e);
        }
    }
}
