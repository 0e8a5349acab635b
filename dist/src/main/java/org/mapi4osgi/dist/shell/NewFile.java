// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** A file that is there under its name only when all of it is there. Until then it has a temporary name beside it. */
final class NewFile implements AutoCloseable {
    private final Path target;
    private final boolean replaces;
    private final Path temporary;
    private final FileChannel channel;
    private OutputStream out;

    private NewFile(Path target, boolean replaces, Path temporary, FileChannel channel) {
        this.target = target;
        this.replaces = replaces;
        this.temporary = temporary;
        this.channel = channel;
        this.out = buffered(channel);
    }

    /** Whoever writes may close it; the file stays open until it is finished. */
    private static OutputStream buffered(FileChannel channel) {
        return new BufferedOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    static NewFile create(Path target, boolean replaces) throws MapiException {
        Path folder = target.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND, "there is no folder " + folder + " for " + target + ": make it first");
        }
        if (Files.isDirectory(target)) {
            throw new MapiException(
                    MapiCode.MAPI_E_COLLISION, target + " is a folder: name a file that is to be written");
        }
        if (!replaces && Files.exists(target)) {
            throw exists(target, null);
        }
        try {
            Path temporary = Files.createTempFile(folder, ".mapi-export-", ".part");
            return new NewFile(target, replaces, temporary, FileChannel.open(temporary, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static MapiException exists(Path target, @Nullable IOException cause) {
        return new MapiException(
                MapiCode.MAPI_E_COLLISION,
                target + " is already there and stays as it is: choose another name, or --force to replace it",
                cause);
    }

    static MapiException unwritable(Path target, IOException cause) {
        return new MapiException(
                MapiCode.MAPI_E_DISK_ERROR,
                target + " cannot be written (" + cause.getMessage()
                        + "): its folder must be yours to write, on a disk with room",
                cause);
    }

    Path target() {
        return target;
    }

    /** Takes the bytes; to be asked for again after {@link #backTo}. */
    OutputStream out() {
        return out;
    }

    /** How much was written so far. */
    long position() throws IOException {
        out.flush();
        return channel.position();
    }

    /** Takes back what was written since. */
    void backTo(long position) throws IOException {
        out.flush();
        channel.truncate(position);
        out = buffered(channel);
    }

    /** Gives the file its name. */
    void finish() throws MapiException {
        try {
            out.flush();
            channel.force(true);
            channel.close();
            if (replaces) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(temporary, target);
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(target, e);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    @Override
    public void close() throws MapiException {
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw unwritable(temporary, e);
        }
    }
}
