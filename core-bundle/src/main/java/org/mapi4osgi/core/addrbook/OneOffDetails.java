// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControl.Frame;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DisplayTable;

/** PR_DETAILS_TABLE of one-offs: name, address and address type. */
final class OneOffDetails {
    private static final int LINE = 16;

    private OneOffDetails() {}

    /** Opens the table; nothing else of a one-off can be opened. */
    static <T extends IUnknown> T open(PropTag<?> tag, Iid<T> iid, boolean editable) throws MapiException {
        if (tag.id() != PR.PR_DETAILS_TABLE.id() || iid.type() != IMAPITable.class) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "a one-off has no property " + tag + " to open");
        }
        List<DisplayControl> controls = new ArrayList<>();
        controls.add(new DisplayControl.Page(Frame.of(0, 0, 0, 0), "Address", "", 0));
        DisplayControlFlag[] may =
                editable ? new DisplayControlFlag[] {DisplayControlFlag.DT_EDITABLE} : new DisplayControlFlag[0];
        DisplayControlFlag[] must = editable
                ? new DisplayControlFlag[] {DisplayControlFlag.DT_EDITABLE, DisplayControlFlag.DT_REQUIRED}
                : new DisplayControlFlag[0];
        line(controls, 0, "Name", PR.PR_DISPLAY_NAME, may);
        line(controls, 1, "Address", PR.PR_EMAIL_ADDRESS, must);
        line(controls, 2, "Address type", PR.PR_ADDRTYPE, must);
        return iid.type().cast(DisplayTable.of(controls));
    }

    private static void line(
            List<DisplayControl> controls, int line, String name, PropTag<?> tag, DisplayControlFlag... flags) {
        controls.add(new DisplayControl.Label(Frame.of(0, line * LINE, 80, 12), name));
        controls.add(new DisplayControl.Edit(Frame.of(84, line * LINE, 160, 12, flags), "*", 0, tag));
    }
}
