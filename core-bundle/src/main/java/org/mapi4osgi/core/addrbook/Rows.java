// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;

/** Reads a table from its first row to its last (HrQueryAllRows). */
final class Rows {
    private Rows() {}

    static List<Props> all(IMAPITable table, int batch) throws MapiException {
        List<Props> all = new ArrayList<>();
        table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        for (; ; ) {
            List<Props> rows = table.queryRows(batch);
            if (rows.isEmpty()) {
                return all;
            }
            all.addAll(rows);
        }
    }
}
