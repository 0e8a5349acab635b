// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IABContainer;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.ui.Dialogs;
import org.mapi4osgi.core.ui.DisplayTables;
import org.mapi4osgi.tags.PR;

/** The dialogs on entries: which template, and an entry's details as its provider describes them. */
final class EntryDialogs {
    private static final int BATCH = 100;

    private final Dialogs dialogs;

    EntryDialogs(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /** Details: what the user changes in an entry that can be changed is saved. */
    void details(UiParam uiParam, IMAPIProp entry) throws MapiException {
        Props props = entry.getProps(PR.PR_DISPLAY_NAME, PR.PR_ACCESS_LEVEL);
        dialogs.edit(uiParam, props.get(PR.PR_DISPLAY_NAME).orElse("Details"), DisplayTables.details(entry), entry);
        if (props.get(PR.PR_ACCESS_LEVEL).orElse(0) != 0) {
            entry.saveChanges(SaveFlag.KEEP_OPEN_READONLY);
        }
    }

    /** Lets the user fill in a new entry, if there is somebody to ask and something to fill in. */
    void fill(UiParam uiParam, IMAPIProp entry) throws MapiException {
        if (!dialogs.available()) {
            return;
        }
        List<DisplayControl> controls;
        try {
            controls = DisplayTables.details(entry);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NO_SUPPORT) {
                return;
            }
            throw e;
        }
        dialogs.edit(uiParam, "New entry", controls, entry);
    }

    /** Lets the user choose a template of the table. */
    EntryId template(UiParam uiParam, IMAPITable table) throws MapiException {
        if (!dialogs.available()) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_SUPPORT,
                    "there is no dialog to choose a template; name one of the one-off table");
        }
        List<EntryId> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        table.setColumns(PR.PR_DISPLAY_NAME, PR.PR_ENTRYID, PR.PR_SELECTABLE);
        for (Props row : Rows.all(table, BATCH)) {
            Optional<EntryId> id = row.entryId(PR.PR_ENTRYID);
            if (id.isPresent() && row.get(PR.PR_SELECTABLE).orElse(true)) {
                ids.add(id.get());
                names.add(row.get(PR.PR_DISPLAY_NAME).orElse("?"));
            }
        }
        if (ids.isEmpty()) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "there is no template to make an entry of");
        }
        return ids.size() == 1 ? ids.get(0) : ids.get(dialogs.choose(uiParam, "New entry", names, 0));
    }

    /** The templates of a container; empty if it has none of its own. */
    static Optional<IMAPITable> templates(IABContainer container) throws MapiException {
        try {
            return Optional.of(container.openProperty(PR.PR_CREATE_TEMPLATES, IMAPITable.IID));
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NOT_FOUND || e.code() == MapiCode.MAPI_E_NO_SUPPORT) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
