// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a search folder searches.
 *
 * @param restriction what a message must satisfy; null for all
 * @param containers the folders that are searched
 * @param state what goes on
 */
public record SearchCriteria(@Nullable Restriction restriction, List<EntryId> containers, Set<SearchState> state) {
    /**
     * Checks and copies the components.
     *
     * @param restriction what a message must satisfy; null for all
     * @param containers the folders that are searched
     * @param state what goes on
     */
    public SearchCriteria {
        containers = List.copyOf(containers);
        state = Set.copyOf(state);
    }
}
