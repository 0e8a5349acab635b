// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@link IMAPIProp#copyTo}.
 *
 * @param excludeInterfaces interfaces whose properties are left out; empty for none
 * @param excludeTags properties that are left out; null for none, an empty list is an error of the caller
 * @param uiParam the parent window of dialogs
 * @param progress told of the progress; null for none
 * @param destination where to copy to
 * @param flags how to copy
 */
public record CopyToRequest(
        List<Iid<?>> excludeInterfaces,
        @Nullable List<PropTag<?>> excludeTags,
        UiParam uiParam,
        @Nullable IMAPIProgress progress,
        IMAPIProp destination,
        Set<CopyFlag> flags) {
    /**
     * Checks and copies the components.
     *
     * @param excludeInterfaces interfaces whose properties are left out; empty for none
     * @param excludeTags properties that are left out; null for none, an empty list is an error of the caller
     * @param uiParam the parent window of dialogs
     * @param progress told of the progress; null for none
     * @param destination where to copy to
     * @param flags how to copy
     */
    public CopyToRequest {
        excludeInterfaces = List.copyOf(excludeInterfaces);
        excludeTags = excludeTags == null ? null : List.copyOf(excludeTags);
        flags = Set.copyOf(flags);
        Objects.requireNonNull(destination, "destination");
    }

    /**
     * Copies everything.
     *
     * @param destination where to copy to
     * @param flags how to copy
     * @return the request
     */
    public static CopyToRequest all(IMAPIProp destination, CopyFlag... flags) {
        return new CopyToRequest(List.of(), null, UiParam.NONE, null, destination, MapiFlag.set(CopyFlag.class, flags));
    }
}
