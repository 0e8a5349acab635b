// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Optional;
import java.util.Set;

/** Controls as rows of a display table. The structure of each type is {@link ControlStructure}'s and its writer's matter. */
final class ControlRow {
    // As in org.mapi4osgi.tags, which this package must not use.
    private static final PropTag<Integer> PR_CONTROL_FLAGS = PropTag.of(0x3F00, PropType.PT_LONG, Integer.class);
    private static final PropTag<Binary> PR_CONTROL_ID = PropTag.of(0x3F07, PropType.PT_BINARY, Binary.class);
    private static final PropTag<Binary> PR_CONTROL_STRUCTURE = PropTag.of(0x3F01, PropType.PT_BINARY, Binary.class);
    private static final PropTag<Integer> PR_CONTROL_TYPE = PropTag.of(0x3F02, PropType.PT_LONG, Integer.class);
    private static final PropTag<Integer> PR_DELTAX = PropTag.of(0x3F03, PropType.PT_LONG, Integer.class);
    private static final PropTag<Integer> PR_DELTAY = PropTag.of(0x3F04, PropType.PT_LONG, Integer.class);
    private static final PropTag<Integer> PR_XPOS = PropTag.of(0x3F05, PropType.PT_LONG, Integer.class);
    private static final PropTag<Integer> PR_YPOS = PropTag.of(0x3F06, PropType.PT_LONG, Integer.class);

    static final int LABEL = 0;
    static final int EDIT = 1;
    static final int LBX = 2;
    static final int COMBOBOX = 3;
    static final int DDLBX = 4;
    static final int CHECKBOX = 5;
    static final int GROUPBOX = 6;
    static final int BUTTON = 7;
    static final int PAGE = 8;
    static final int RADIOBUTTON = 9;
    static final int MVLISTBOX = 0xB;
    static final int MVDDLBX = 0xC;

    private static final int KNOWN_FLAGS = MapiFlag.bits(Set.of(DisplayControlFlag.values()));

    private ControlRow() {}

    static Props write(DisplayControl control) {
        DisplayControl.Frame frame = control.frame();
        return Props.builder()
                .put(PR_XPOS, frame.x())
                .put(PR_YPOS, frame.y())
                .put(PR_DELTAX, frame.width())
                .put(PR_DELTAY, frame.height())
                .put(PR_CONTROL_TYPE, type(control))
                .put(PR_CONTROL_FLAGS, MapiFlag.bits(frame.flags()))
                .put(PR_CONTROL_STRUCTURE, ControlStructureWriter.write(control))
                .put(PR_CONTROL_ID, frame.id())
                .build();
    }

    private static int type(DisplayControl control) {
        if (control instanceof DisplayControl.Label) {
            return LABEL;
        } else if (control instanceof DisplayControl.Edit) {
            return EDIT;
        } else if (control instanceof DisplayControl.ListBox) {
            return LBX;
        } else if (control instanceof DisplayControl.ComboBox) {
            return COMBOBOX;
        } else if (control instanceof DisplayControl.DropDown) {
            return DDLBX;
        } else if (control instanceof DisplayControl.CheckBox) {
            return CHECKBOX;
        } else if (control instanceof DisplayControl.GroupBox) {
            return GROUPBOX;
        } else if (control instanceof DisplayControl.Button) {
            return BUTTON;
        } else if (control instanceof DisplayControl.Page) {
            return PAGE;
        } else if (control instanceof DisplayControl.RadioButton) {
            return RADIOBUTTON;
        }
        return ((DisplayControl.MultiValue) control).dropDown() ? MVDDLBX : MVLISTBOX;
    }

    static DisplayControl read(Props row) throws MapiException {
        int type = require(row, PR_CONTROL_TYPE, "PR_CONTROL_TYPE");
        // Bits that MAPI has not defined are no reason to refuse a dialog.
        int bits = row.get(PR_CONTROL_FLAGS).orElse(0) & KNOWN_FLAGS;
        DisplayControl.Frame frame = new DisplayControl.Frame(
                row.get(PR_XPOS).orElse(0),
                row.get(PR_YPOS).orElse(0),
                row.get(PR_DELTAX).orElse(0),
                row.get(PR_DELTAY).orElse(0),
                MapiFlag.parse(DisplayControlFlag.class, bits),
                row.get(PR_CONTROL_ID).orElse(Binary.EMPTY));
        Binary bytes = require(row, PR_CONTROL_STRUCTURE, "PR_CONTROL_STRUCTURE");
        return new ControlStructure(bytes, frame).read(type);
    }

    private static <T> T require(Props row, PropTag<T> tag, String name) throws MapiException {
        Optional<T> value = row.get(tag);
        return value.orElseThrow(() -> new MapiException(
                MapiCode.MAPI_E_CORRUPT_DATA, "a row of a display table has no " + name + "; it describes no control"));
    }
}
