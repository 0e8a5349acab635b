// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The input of IMAPIFolder.copyFolder.
 *
 * @param folder the folder
 * @param destination the folder that becomes its parent
 * @param newName the name there; null keeps the name
 * @param uiParam the parent window of dialogs
 * @param progress told of the progress; null for none
 * @param flags how to copy
 */
public record CopyFolderRequest(
        EntryId folder,
        IMAPIFolder destination,
        @Nullable String newName,
        UiParam uiParam,
        @Nullable IMAPIProgress progress,
        Set<CopyFolderFlag> flags) {
    /**
     * Checks and copies the components.
     *
     * @param folder the folder
     * @param destination the folder that becomes its parent
     * @param newName the name there; null keeps the name
     * @param uiParam the parent window of dialogs
     * @param progress told of the progress; null for none
     * @param flags how to copy
     */
    public CopyFolderRequest {
        flags = Set.copyOf(flags);
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(destination, "destination");
    }

    /**
     * Copies or moves.
     *
     * @param folder the folder
     * @param destination the folder that becomes its parent
     * @param newName the name there; null keeps the name
     * @param flags how to copy
     * @return the request
     */
    public static CopyFolderRequest of(
            EntryId folder, IMAPIFolder destination, @Nullable String newName, CopyFolderFlag... flags) {
        return new CopyFolderRequest(
                folder, destination, newName, UiParam.NONE, null, MapiFlag.set(CopyFolderFlag.class, flags));
    }
}
