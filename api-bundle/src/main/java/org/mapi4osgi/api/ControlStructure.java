// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * Reads PR_CONTROL_STRUCTURE: numbers of 32 bits, and strings elsewhere in the same bytes, which are named by their
 * offset from the first of them.
 */
final class ControlStructure {
    static final int MAPI_UNICODE = 0x80000000;

    private static final String WHAT = "a control's structure";

    private final Binary bytes;
    private final DisplayControl.Frame frame;
    private final ByteReader in;

    ControlStructure(Binary bytes, DisplayControl.Frame frame) {
        this.bytes = bytes;
        this.frame = frame;
        this.in = ByteReader.of(bytes, WHAT);
    }

    DisplayControl read(int type) throws MapiException {
        return switch (type) {
            case ControlRow.LABEL -> new DisplayControl.Label(frame, text(in.i32(), in.i32()));
            case ControlRow.EDIT -> edit();
            case ControlRow.LBX -> new DisplayControl.ListBox(frame, in.i32(), tag(), tag());
            case ControlRow.COMBOBOX -> comboBox();
            case ControlRow.DDLBX -> {
                in.i32();
                yield new DisplayControl.DropDown(frame, tag(), tag(), tag());
            }
            case ControlRow.CHECKBOX -> new DisplayControl.CheckBox(frame, text(in.i32(), in.i32()), tag());
            case ControlRow.GROUPBOX -> new DisplayControl.GroupBox(frame, text(in.i32(), in.i32()));
            case ControlRow.BUTTON -> new DisplayControl.Button(frame, text(in.i32(), in.i32()), tag());
            case ControlRow.PAGE -> page();
            case ControlRow.RADIOBUTTON ->
                new DisplayControl.RadioButton(frame, text(in.i32(), in.i32()), in.i32(), tag(), in.i32());
            case ControlRow.MVLISTBOX, ControlRow.MVDDLBX -> {
                in.i32();
                yield new DisplayControl.MultiValue(frame, type == ControlRow.MVDDLBX, tag());
            }
            default ->
                throw new MapiException(
                        MapiCode.MAPI_E_CORRUPT_DATA, "PR_CONTROL_TYPE is %d, which is no control".formatted(type));
        };
    }

    private DisplayControl edit() throws MapiException {
        String allowed = text(in.i32(), in.i32());
        return new DisplayControl.Edit(frame, allowed, count(), tag());
    }

    private DisplayControl comboBox() throws MapiException {
        String allowed = text(in.i32(), in.i32());
        return new DisplayControl.ComboBox(frame, allowed, count(), tag(), tag());
    }

    private DisplayControl page() throws MapiException {
        int label = in.i32();
        int flags = in.i32();
        int component = in.i32();
        return new DisplayControl.Page(frame, text(label, flags), text(component, flags), in.i32());
    }

    private int count() throws MapiException {
        int at = in.offset();
        int count = in.i32();
        if (count < 0) {
            throw in.corruptAt(Integer.toUnsignedString(count) + " characters allowed", at);
        }
        return count;
    }

    private PropTag<?> tag() throws MapiException {
        int at = in.offset();
        int tag = in.i32();
        try {
            return PropTag.parse(tag);
        } catch (MapiException e) {
            throw in.corruptAt("0x%08X is no property tag".formatted(tag), at);
        }
    }

    /** Offset 0 would be the structure itself: there is no string. */
    private String text(int offset, int flags) throws MapiException {
        if (offset == 0) {
            return "";
        }
        if (offset < 0 || offset >= bytes.size()) {
            throw in.corrupt("a string at " + Integer.toUnsignedString(offset) + " of " + bytes.size() + " bytes");
        }
        ByteReader string = ByteReader.of(bytes.slice(offset, bytes.size() - offset), WHAT);
        return (flags & MAPI_UNICODE) == 0 ? string.terminatedAnsi() : string.terminatedUtf16();
    }
}
