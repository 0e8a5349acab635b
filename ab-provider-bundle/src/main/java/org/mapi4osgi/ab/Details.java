// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControl.Frame;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DisplayTable;

/** PR_DETAILS_TABLE: the dialogs on entries, page by page. */
final class Details {
    private static final int LINE = 16;
    private static final int HEIGHT = 12;
    private static final int LABEL = 90;
    private static final int VALUE = 180;
    private static final int NOTES = 5;

    private final boolean editable;
    private final List<DisplayControl> controls = new ArrayList<>();
    private int y;

    private Details(boolean editable) {
        this.editable = editable;
    }

    /** The dialog on an entry of a type; a table that the caller closes. */
    static IMAPITable table(ObjectType type, boolean editable) throws MapiException {
        Details details = new Details(editable);
        switch (type) {
            case MAPI_MAILUSER -> details.user();
            case MAPI_DISTLIST -> details.list();
            default -> details.container();
        }
        return DisplayTable.of(details.controls);
    }

    private void user() {
        page("General");
        line("Name", PR.PR_DISPLAY_NAME);
        line("First name", PR.PR_GIVEN_NAME);
        line("Last name", PR.PR_SURNAME);
        line("Address", PR.PR_EMAIL_ADDRESS);
        line("Address type", PR.PR_ADDRTYPE);
        controls.add(new DisplayControl.CheckBox(frame(0, LABEL + VALUE), "Takes rich text", PR.PR_SEND_RICH_INFO));
        page("Organization");
        line("Company", PR.PR_COMPANY_NAME);
        line("Department", PR.PR_DEPARTMENT_NAME);
        line("Title", PR.PR_TITLE);
        line("Office", PR.PR_OFFICE_LOCATION);
        page("Telephone");
        line("Business", PR.PR_BUSINESS_TELEPHONE_NUMBER);
        line("Home", PR.PR_HOME_TELEPHONE_NUMBER);
        line("Mobile", PR.PR_MOBILE_TELEPHONE_NUMBER);
        line("Fax", PR.PR_BUSINESS_FAX_NUMBER);
        page("Postal address");
        line("Street", PR.PR_STREET_ADDRESS);
        line("City", PR.PR_LOCALITY);
        line("State", PR.PR_STATE_OR_PROVINCE);
        line("Postal code", PR.PR_POSTAL_CODE);
        line("Country", PR.PR_COUNTRY);
        page("Notes");
        notes();
    }

    private void list() {
        page("General");
        line("Name", PR.PR_DISPLAY_NAME, DisplayControlFlag.DT_REQUIRED);
        notes();
        page("Members");
        controls.add(new DisplayControl.ListBox(
                Frame.of(0, y, LABEL + VALUE, NOTES * LINE), 0, PropTag.PR_NULL, PR.PR_CONTAINER_CONTENTS));
    }

    private void container() {
        page("General");
        line("Name", PR.PR_DISPLAY_NAME, DisplayControlFlag.DT_REQUIRED);
        notes();
    }

    private void page(String title) {
        y = 0;
        controls.add(new DisplayControl.Page(Frame.of(0, 0, 0, 0), title, "", 0));
    }

    private void line(String name, PropTag<?> tag, DisplayControlFlag... flags) {
        controls.add(new DisplayControl.Label(Frame.of(0, y, LABEL, HEIGHT), name));
        controls.add(new DisplayControl.Edit(frame(LABEL, VALUE, flags), "*", 0, tag));
        y += LINE;
    }

    private void notes() {
        line("Notes", PR.PR_COMMENT, DisplayControlFlag.DT_MULTILINE);
    }

    private Frame frame(int x, int width, DisplayControlFlag... flags) {
        List<DisplayControlFlag> all = new ArrayList<>();
        if (editable) {
            all.add(DisplayControlFlag.DT_EDITABLE);
            all.addAll(List.of(flags));
        }
        return Frame.of(x, y, width, HEIGHT, all.toArray(new DisplayControlFlag[0]));
    }
}
