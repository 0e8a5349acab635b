// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.List;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;

/** Rows of tables that list objects, with the columns that every such table needs. */
public final class EntryRows {
    private EntryRows() {}

    /**
     * The row of an object that has an entry ID.
     *
     * @param entryId its long-term entry ID; also its instance and record key, so list it once in a table
     * @param type what it is
     * @return a builder with PR_ENTRYID, PR_INSTANCE_KEY, PR_RECORD_KEY and PR_OBJECT_TYPE, for more
     */
    public static Props.Builder of(EntryId entryId, ObjectType type) {
        return Props.builder()
                .put(PR.PR_ENTRYID, entryId.toBinary())
                .put(PR.PR_INSTANCE_KEY, entryId.toBinary())
                .put(PR.PR_RECORD_KEY, entryId.toBinary())
                .put(PR.PR_OBJECT_TYPE, type.value());
    }

    /**
     * A static table.
     *
     * @param rows its rows, each with a PR_INSTANCE_KEY of its own
     * @param columns the columns that are shown first; columns of the rows add to them
     * @return a view, which the caller closes
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: a row without PR_INSTANCE_KEY
     *     </ul>
     */
    public static IMAPITable table(List<Props> rows, PropTag<?>... columns) throws MapiException {
        var table = MemoryTable.builder(PR.PR_INSTANCE_KEY, columns).snapshot().build();
        table.modifyRows(rows);
        return table.getView(SortOrderSet.DEFAULT);
    }
}
