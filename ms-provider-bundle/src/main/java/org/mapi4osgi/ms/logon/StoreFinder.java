// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.util.DataFolder;

/**
 * The folder where stores are made whose place nobody chose, and where a store is looked for that is known by its
 * identity only: an entry ID that came from another computer, with the file beside it (FOREIGN-01).
 */
final class StoreFinder {
    private final DataFolder data;

    /**
     * A finder.
     *
     * @param data the folder of data of this installation
     */
    StoreFinder(DataFolder data) {
        this.data = data;
    }

    /** Where a new store of a profile goes; null if there is no folder of data. */
    @Nullable
    Path newPath(String profile, MapiUid provider) throws MapiException {
        Path folder = folder();
        String name = profile.replaceAll("[^\\p{L}\\p{N} _-]", "_");
        return folder == null ? null : folder.resolve(name + "-" + provider + ".db");
    }

    /** The file that a profile names. */
    Path resolve(String text) throws MapiException {
        return data.resolve(text);
    }

    /** What a profile says of a file. */
    String toText(Path file) throws MapiException {
        return data.toText(file);
    }

    private @Nullable Path folder() throws MapiException {
        Path folder = data.path();
        return folder == null ? null : folder.resolve("stores");
    }

    /** The file of a store; null if it is not there. */
    @Nullable
    Path find(MapiUid store) throws MapiException {
        Path folder = folder();
        if (folder == null || !Files.isDirectory(folder)) {
            return null;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.db")) {
            for (Path file : files) {
                if (store.equals(StoreEngine.peek(file))) {
                    return file;
                }
            }
            return null;
        } catch (IOException e) {
            return null;
        }
    }
}
