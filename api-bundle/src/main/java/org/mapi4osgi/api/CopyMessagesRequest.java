// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The input of IMAPIFolder.copyMessages.
 *
 * @param messages the messages
 * @param destination where to copy to
 * @param uiParam the parent window of dialogs
 * @param progress told of the progress; null for none
 * @param flags how to copy
 */
public record CopyMessagesRequest(
        List<EntryId> messages,
        IMAPIFolder destination,
        UiParam uiParam,
        @Nullable IMAPIProgress progress,
        Set<CopyMessagesFlag> flags) {
    /**
     * Checks and copies the components.
     *
     * @param messages the messages
     * @param destination where to copy to
     * @param uiParam the parent window of dialogs
     * @param progress told of the progress; null for none
     * @param flags how to copy
     */
    public CopyMessagesRequest {
        messages = List.copyOf(messages);
        flags = Set.copyOf(flags);
        Objects.requireNonNull(destination, "destination");
    }

    /**
     * Copies or moves.
     *
     * @param messages the messages
     * @param destination where to copy to
     * @param flags how to copy
     * @return the request
     */
    public static CopyMessagesRequest of(List<EntryId> messages, IMAPIFolder destination, CopyMessagesFlag... flags) {
        return new CopyMessagesRequest(
                messages, destination, UiParam.NONE, null, MapiFlag.set(CopyMessagesFlag.class, flags));
    }
}
