// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.ui;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DisplayTable;

/** Reads the controls that a provider describes. */
public final class DisplayTables {
    private static final int MOST = 1000;

    private DisplayTables() {}

    /** The controls of a display table, which stays the caller's. */
    public static List<DisplayControl> controls(IMAPITable table) throws MapiException {
        table.setColumns(DisplayTable.COLUMNS);
        table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
        List<DisplayControl> controls = new ArrayList<>();
        for (; ; ) {
            List<Props> rows = table.queryRows(MOST + 1 - controls.size());
            if (rows.isEmpty()) {
                break;
            }
            for (Props row : rows) {
                controls.add(DisplayControl.ofRow(row));
            }
            if (controls.size() > MOST) {
                throw new MapiException(
                        MapiCode.MAPI_E_CORRUPT_DATA, "a display table of more than " + MOST + " controls");
            }
        }
        if (controls.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_CORRUPT_DATA, "the display table has no controls");
        }
        return controls;
    }

    /** The controls of an object's details; MAPI_E_NO_SUPPORT if it describes none. */
    public static List<DisplayControl> details(IMAPIProp object) throws MapiException {
        try (IMAPITable table = object.openProperty(PR.PR_DETAILS_TABLE, IMAPITable.IID)) {
            return controls(table);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NOT_FOUND) {
                throw new MapiException(
                        MapiCode.MAPI_E_NO_SUPPORT, "the object describes no dialog: it has no PR_DETAILS_TABLE");
            }
            throw e;
        }
    }
}
