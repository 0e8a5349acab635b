// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;

/**
 * A folder as the file has it.
 *
 * @param id its row
 * @param parent the row of its parent; 0 for the root
 * @param uid its identity
 * @param kind PR_FOLDER_TYPE
 * @param name its name
 * @param comment what it is for
 * @param total messages, associated ones not counted
 * @param unread messages that are not read
 * @param associated associated messages
 * @param subfolders folders in it
 * @param created when it was made
 * @param modified when its own properties were changed last
 * @param props its other properties, encoded
 */
public record FolderRow(
        long id,
        long parent,
        MapiUid uid,
        int kind,
        String name,
        @Nullable String comment,
        int total,
        int unread,
        int associated,
        int subfolders,
        long created,
        long modified,
        byte[] props) {}
