// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/**
 * The folder in which this installation keeps its data: the framework property {@code mapi.data}. A provider's file below it
 * is written into the profile relative to it, so that the whole folder can be moved, or a copy of it opened elsewhere
 * without touching the original.
 *
 * <p>Any thread; nothing blocks but {@link #makeFolder}.
 */
public final class DataFolder {
    /** The framework property that names the folder. */
    public static final String PROPERTY = "mapi.data";

    private final Supplier<@Nullable String> property;

    /**
     * The folder that a property names, read anew each time.
     *
     * @param property gives the value of {@link #PROPERTY}, or null if it is not set; usually
     *     {@code () -> context.getProperty(DataFolder.PROPERTY)}
     */
    public DataFolder(Supplier<@Nullable String> property) {
        this.property = property;
    }

    /**
     * The folder.
     *
     * @return an absolute path; null if this installation has none
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNCONFIGURED: the property is no path on this system
     *     </ul>
     */
    public @Nullable Path path() throws MapiException {
        String text = property.get();
        return text == null || text.isBlank() ? null : parse(text).toAbsolutePath();
    }

    /**
     * The file that a profile names.
     *
     * @param text a path; if it is relative, from this folder, or from the process's current folder if there is none
     * @return an absolute path
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNCONFIGURED: the text, or the property, is no path on this system
     *     </ul>
     */
    public Path resolve(String text) throws MapiException {
        Path path = parse(text);
        Path folder = path();
        return folder == null ? path.toAbsolutePath() : folder.resolve(path);
    }

    /**
     * What a profile should say of a file.
     *
     * @param file an absolute path
     * @return relative to this folder if it is below it, with slashes on all systems; else as it is
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNCONFIGURED: the property is no path on this system
     *     </ul>
     */
    public String toText(Path file) throws MapiException {
        Path folder = path();
        if (folder == null || !file.startsWith(folder)) {
            return file.toString();
        }
        String separator = file.getFileSystem().getSeparator();
        return folder.relativize(file).toString().replace(separator, "/");
    }

    /**
     * Makes a folder that only its owner can look into, with its parents, where the file system knows owners. One that is
     * there is left as it is.
     *
     * @param folder the folder
     * @throws IOException if it cannot be made
     */
    public static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder, only(folder, "rwx------"));
    }

    /**
     * Makes an empty file that only its owner can read, where the file system knows owners: for a database, say, that
     * takes an empty file for a new one. One that is there is left as it is.
     *
     * @param file the file
     * @throws IOException if it cannot be made
     */
    public static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, only(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    private static FileAttribute<?>[] only(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static Path parse(String text) throws MapiException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNCONFIGURED,
                    MapiError.of(
                            "mapi4osgi",
                            "'" + text + "' is no path on this system (" + e.getReason() + "); configure another one"));
        }
    }
}
