// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.List;

/**
 * What IMAPITable.expandRow gives.
 *
 * @param rows the first rows of the category, as many as were asked for
 * @param moreRows how many rows were added to the table
 */
public record ExpandResult(List<Props> rows, int moreRows) {
    /**
     * Checks and copies the components.
     *
     * @param rows the first rows of the category, as many as were asked for
     * @param moreRows how many rows were added to the table
     */
    public ExpandResult {
        rows = List.copyOf(rows);
    }
}
