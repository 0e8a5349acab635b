// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@link IMAPIProp#copyProps}.
 *
 * @param tags the properties to copy
 * @param uiParam the parent window of dialogs
 * @param progress told of the progress; null for none
 * @param destination where to copy to
 * @param flags how to copy
 */
public record CopyPropsRequest(
        List<PropTag<?>> tags,
        UiParam uiParam,
        @Nullable IMAPIProgress progress,
        IMAPIProp destination,
        Set<CopyFlag> flags) {
    /**
     * Checks and copies the components.
     *
     * @param tags the properties to copy
     * @param uiParam the parent window of dialogs
     * @param progress told of the progress; null for none
     * @param destination where to copy to
     * @param flags how to copy
     */
    public CopyPropsRequest {
        tags = List.copyOf(tags);
        flags = Set.copyOf(flags);
        Objects.requireNonNull(destination, "destination");
    }

    /**
     * Copies the given properties.
     *
     * @param destination where to copy to
     * @param tags the properties
     * @return the request
     */
    public static CopyPropsRequest of(IMAPIProp destination, PropTag<?>... tags) {
        return new CopyPropsRequest(List.of(tags), UiParam.NONE, null, destination, Set.of());
    }
}
