// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.ms.engine.StoreEngine;

/**
 * The folder where stores are made whose place nobody chose, and where a store is looked for that is known by its
 * identity only: an entry ID that came from another computer, with the file beside it (FOREIGN-01).
 */
final class StoreFinder {
    private final Supplier<@Nullable String> dataFolder;

    /**
     * A finder.
     *
     * @param dataFolder gives the folder of data of this installation; null if it has none
     */
    StoreFinder(Supplier<@Nullable String> dataFolder) {
        this.dataFolder = dataFolder;
    }

    /** Where a new store of a profile goes; null if there is no folder of data. */
    @Nullable
    Path newPath(String profile, MapiUid provider) throws MapiException {
        Path folder = folder();
        String name = profile.replaceAll("[^\\p{L}\\p{N} _-]", "_");
        return folder == null ? null : folder.resolve(name + "-" + provider + ".db");
    }

    private @Nullable Path folder() throws MapiException {
        String data = dataFolder.get();
        return data == null || data.isBlank() ? null : StoreConfig.path(data).resolve("stores");
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
