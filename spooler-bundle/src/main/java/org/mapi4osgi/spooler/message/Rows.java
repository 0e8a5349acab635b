// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.message;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;

/** The rows of a table. */
public final class Rows {
    private static final int BATCH = 100;

    private Rows() {}

    /**
     * Reads all rows, from the first one on.
     *
     * @param table the table, with the columns that are wanted
     * @return the rows, in the table's order
     */
    public static List<Props> all(IMAPITable table) throws MapiException {
        table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        List<Props> all = new ArrayList<>();
        for (List<Props> rows = table.queryRows(BATCH); !rows.isEmpty(); rows = table.queryRows(BATCH)) {
            all.addAll(rows);
        }
        return all;
    }
}
