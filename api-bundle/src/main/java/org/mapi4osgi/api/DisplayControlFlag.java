// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** PR_CONTROL_FLAGS: how a control of a display table behaves. Reference: pidtagcontrolflags-canonical-property. */
public enum DisplayControlFlag implements MapiFlag {
    /** An edit control has several lines. */
    DT_MULTILINE(0x1),
    /** The user may change the value. */
    DT_EDITABLE(0x2),
    /** The dialog is not accepted without a value. */
    DT_REQUIRED(0x4),
    /** The value is set when the control loses the focus, not first when the dialog is accepted. */
    DT_SET_IMMEDIATE(0x8),
    /** The value is a secret: it is not shown, neither what is there nor what is typed. */
    DT_PASSWORD_EDIT(0x10),
    /** An edit control takes double-byte characters; strings are Unicode here, so all do. */
    DT_ACCEPT_DBCS(0x20),
    /** A list box sets its property when a row is selected. */
    DT_SET_SELECTION(0x40);

    private final int bit;

    DisplayControlFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
