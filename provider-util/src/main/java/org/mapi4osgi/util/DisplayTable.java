// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Display tables: dialogs described by rows (BuildDisplayTable), for PR_DETAILS_TABLE and doConfigPropsheet. */
public final class DisplayTable {
    /** The columns of a display table. */
    public static final List<PropTag<?>> COLUMNS = List.of(
            PR.PR_XPOS,
            PR.PR_YPOS,
            PR.PR_DELTAX,
            PR.PR_DELTAY,
            PR.PR_CONTROL_TYPE,
            PR.PR_CONTROL_FLAGS,
            PR.PR_CONTROL_STRUCTURE,
            PR.PR_CONTROL_ID);

    private DisplayTable() {}

    /**
     * A static table of controls, in their order.
     *
     * @param controls the dialog
     * @return a view, which the caller closes
     * @throws MapiException
     *     <ul>
     *       <li>none: the rows are made here
     *     </ul>
     */
    public static IMAPITable of(List<? extends DisplayControl> controls) throws MapiException {
        List<Props> rows = new ArrayList<>(controls.size());
        for (DisplayControl control : controls) {
            int number = rows.size();
            rows.add(control.toRow()
                    .with(PR.PR_INSTANCE_KEY, Binary.of((byte) (number >> 8), (byte) number))
                    .with(PR.PR_ROWID, number));
        }
        return EntryRows.table(rows, COLUMNS.toArray(new PropTag<?>[0]));
    }
}
