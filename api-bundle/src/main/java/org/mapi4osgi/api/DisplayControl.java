// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Set;

/**
 * A row of a display table: one control of a dialog, which shows a property of an object and lets the user change it.
 * Providers describe a dialog by a list of these; who shows it, a window or a terminal, is a {@link
 * org.mapi4osgi.ui.LogonUi}'s matter. The records are immutable. Reference: display-tables, pidtagcontrolstructure-canonical-property.
 *
 * <p>{@link #toRow} and {@link #ofRow} are the codec of such a row: PR_CONTROL_TYPE, PR_CONTROL_FLAGS, the position, and
 * PR_CONTROL_STRUCTURE with the DTBL structure of the type, which is written with Unicode strings and read with both kinds.
 */
public sealed interface DisplayControl {
    /**
     * What all controls have.
     *
     * @return place, flags and identifier
     */
    Frame frame();

    /**
     * What all controls have: PR_XPOS, PR_YPOS, PR_DELTAX, PR_DELTAY, PR_CONTROL_FLAGS, PR_CONTROL_ID. Places are in
     * dialog units from the upper left corner of the page; a dialog without a window uses their order only.
     *
     * @param x the distance from the left
     * @param y the distance from the top
     * @param width the width
     * @param height the height
     * @param flags how the control behaves
     * @param id tells the control apart from the others of its table in notifications; may be empty
     */
    record Frame(int x, int y, int width, int height, Set<DisplayControlFlag> flags, Binary id) {
        /**
         * Copies the flags.
         *
         * @param x the distance from the left
         * @param y the distance from the top
         * @param width the width
         * @param height the height
         * @param flags how the control behaves
         * @param id tells the control apart from the others of its table; may be empty
         */
        public Frame {
            flags = Set.copyOf(flags);
        }

        /**
         * A frame without an identifier.
         *
         * @param x the distance from the left
         * @param y the distance from the top
         * @param width the width
         * @param height the height
         * @param flags how the control behaves
         * @return the frame
         */
        public static Frame of(int x, int y, int width, int height, DisplayControlFlag... flags) {
            return new Frame(x, y, width, height, Set.of(flags), Binary.EMPTY);
        }

        /**
         * Tells whether the control has a flag.
         *
         * @param flag the flag
         * @return true if it is set
         */
        public boolean has(DisplayControlFlag flag) {
            return flags.contains(flag);
        }
    }

    /**
     * DTCT_LABEL: text, most often the name of the control that follows. Reference: dtbllabel.
     *
     * @param frame what all controls have
     * @param text the text
     */
    record Label(Frame frame, String text) implements DisplayControl {}

    /**
     * DTCT_EDIT: shows a property as text. Reference: dtbledit.
     *
     * @param frame what all controls have
     * @param charsAllowed which characters may be typed, {@code *} for all
     * @param maxChars how many characters may be typed; 0 for no limit
     * @param property the property, PT_UNICODE or PT_STRING8
     */
    record Edit(Frame frame, String charsAllowed, int maxChars, PropTag<?> property) implements DisplayControl {}

    /**
     * DTCT_LBX: shows the rows of a table. Reference: dtbllbx.
     *
     * @param frame what all controls have
     * @param scrollFlags MAPI_NO_HBAR 1, MAPI_NO_VBAR 2: scroll bars that are not wanted
     * @param property the column whose value in the chosen row is set; PR_NULL for a list of which several can be chosen
     * @param table the property, PT_OBJECT, that opens as the table
     */
    record ListBox(Frame frame, int scrollFlags, PropTag<?> property, PropTag<?> table) implements DisplayControl {}

    /**
     * DTCT_COMBOBOX: an edit control with a list of values to choose from. Reference: dtblcombobox.
     *
     * @param frame what all controls have
     * @param charsAllowed which characters may be typed, {@code *} for all
     * @param maxChars how many characters may be typed; 0 for no limit
     * @param property the property
     * @param table the property, PT_OBJECT, that opens as the table of values
     */
    record ComboBox(Frame frame, String charsAllowed, int maxChars, PropTag<?> property, PropTag<?> table)
            implements DisplayControl {}

    /**
     * DTCT_DDLBX: a list of which one row is chosen. Reference: dtblddlbx.
     *
     * @param frame what all controls have
     * @param display the column that is shown
     * @param property the column whose value in the chosen row is set
     * @param table the property, PT_OBJECT, that opens as the table
     */
    record DropDown(Frame frame, PropTag<?> display, PropTag<?> property, PropTag<?> table) implements DisplayControl {}

    /**
     * DTCT_CHECKBOX: shows whether a property is true. Reference: dtblcheckbox.
     *
     * @param frame what all controls have
     * @param label what is shown beside it
     * @param property the property, PT_BOOLEAN
     */
    record CheckBox(Frame frame, String label, PropTag<?> property) implements DisplayControl {}

    /**
     * DTCT_GROUPBOX: a frame round the controls that lie in it. Reference: dtblgroupbox.
     *
     * @param frame what all controls have
     * @param label the title
     */
    record GroupBox(Frame frame, String label) implements DisplayControl {}

    /**
     * DTCT_BUTTON: does something of the provider's. Reference: dtblbutton.
     *
     * @param frame what all controls have
     * @param label what stands on it
     * @param control the property, PT_OBJECT, that opens as IMAPIControl
     */
    record Button(Frame frame, String label, PropTag<?> control) implements DisplayControl {}

    /**
     * DTCT_PAGE: the controls that follow stand on a page of their own. Reference: dtblpage.
     *
     * @param frame what all controls have
     * @param label the page's title
     * @param component the help file's name; may be empty
     * @param context a number for the help file
     */
    record Page(Frame frame, String label, String component, int context) implements DisplayControl {}

    /**
     * DTCT_RADIOBUTTON: one of several values of a property; the buttons of a group follow each other. Reference:
     * dtblradiobutton.
     *
     * @param frame what all controls have
     * @param label what is shown beside it
     * @param buttons how many buttons the group has
     * @param property the property, PT_LONG, the same for all buttons of the group
     * @param value the value that this button stands for
     */
    record RadioButton(Frame frame, String label, int buttons, PropTag<?> property, int value)
            implements DisplayControl {}

    /**
     * DTCT_MVLISTBOX, DTCT_MVDDLBX: shows the values of a property that has several. Reference: dtblmvlistbox,
     * dtblmvddlbx.
     *
     * @param frame what all controls have
     * @param dropDown true for DTCT_MVDDLBX
     * @param property the property, multi-valued strings
     */
    record MultiValue(Frame frame, boolean dropDown, PropTag<?> property) implements DisplayControl {}

    /**
     * The row of a display table.
     *
     * @return PR_XPOS, PR_YPOS, PR_DELTAX, PR_DELTAY, PR_CONTROL_TYPE, PR_CONTROL_FLAGS, PR_CONTROL_STRUCTURE,
     *     PR_CONTROL_ID
     */
    default Props toRow() {
        return ControlRow.write(this);
    }

    /**
     * The control that a row of a display table describes.
     *
     * @param row the row
     * @return the control
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_CORRUPT_DATA: a column is missing, the type is none of MAPI's, or the structure is malformed; the
     *           text tells where
     *     </ul>
     */
    static DisplayControl ofRow(Props row) throws MapiException {
        return ControlRow.read(row);
    }
}
