// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The file system of the machine. */
final class DiskOps implements FileOps {
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final long PAUSE_MILLIS = 10;

    /** What Windows gives to its own services whatever a user sets; they are as good as the machine itself. */
    private static final Set<String> SYSTEM = Set.of("NT AUTHORITY\\SYSTEM", "BUILTIN\\Administrators");

    @Override
    public List<String> list(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.toAbsolutePath().getParent();
        if (above == null) {
            throw new NotDirectoryException(folder.toString());
        }
        createFolder(above);
        Files.createDirectory(folder, ownerOnly(folder, OWNER_FOLDER));
        forceFolder(above);
    }

    @Override
    public boolean exists(Path file) {
        return Files.exists(file);
    }

    @Override
    public byte[] read(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(limit);
        }
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        // A file left over may have other rights than a new one.
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly(file, OWNER_FILE));
        restrict(file);
        // Not a channel: that would be closed by an interrupt meant for something else.
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return;
        }
        // Only a channel can force a folder; an interrupt waits until that is done.
        boolean interrupted = Thread.interrupted();
        try {
            while (!force(folder)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public Optional<Closeable> tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly(file, OWNER_FILE));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another runtime in this Java process has it.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void pause() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
    }

    @Override
    public Optional<String> readableByOthers(Path file) throws IOException {
        if (isPosix(file)) {
            boolean alone = OWNER_FOLDER.containsAll(Files.getPosixFilePermissions(file));
            return alone ? Optional.empty() : Optional.of("chmod 600 '" + file + "'");
        }
        AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (view == null) {
            return Optional.empty();
        }
        UserPrincipal owner = view.getOwner();
        for (AclEntry entry : view.getAcl()) {
            if (entry.type() == AclEntryType.ALLOW
                    && entry.permissions().contains(AclEntryPermission.READ_DATA)
                    && !entry.principal().equals(owner)
                    && !SYSTEM.contains(entry.principal().getName())) {
                return Optional.of("icacls \"%s\" /inheritance:r /grant:r \"%s\":F".formatted(file, owner.getName()));
            }
        }
        return Optional.empty();
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] ownerOnly(Path file, Set<PosixFilePermission> permissions) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Where there are no POSIX rights, takes a new, still empty file from all but its owner. */
    private static void restrict(Path file) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (isPosix(file) || view == null) {
            return;
        }
        view.setAcl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
    }
}
