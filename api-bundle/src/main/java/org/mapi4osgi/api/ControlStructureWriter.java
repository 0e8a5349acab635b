// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** Writes PR_CONTROL_STRUCTURE, with Unicode strings behind the numbers. The counterpart of {@link ControlStructure}. */
final class ControlStructureWriter {
    private final ByteWriter numbers = new ByteWriter();
    private final ByteWriter strings = new ByteWriter();
    private final int size;

    private ControlStructureWriter(int fields) {
        this.size = fields * Integer.BYTES;
    }

    static Binary write(DisplayControl control) {
        if (control instanceof DisplayControl.Label label) {
            return new ControlStructureWriter(2).text(label.text()).unicode().bytes();
        } else if (control instanceof DisplayControl.Edit edit) {
            return new ControlStructureWriter(4)
                    .text(edit.charsAllowed())
                    .unicode()
                    .numbers(edit.maxChars(), edit.property().toInt())
                    .bytes();
        } else if (control instanceof DisplayControl.ListBox list) {
            return new ControlStructureWriter(3)
                    .numbers(
                            list.scrollFlags(),
                            list.property().toInt(),
                            list.table().toInt())
                    .bytes();
        } else if (control instanceof DisplayControl.ComboBox box) {
            return new ControlStructureWriter(5)
                    .text(box.charsAllowed())
                    .unicode()
                    .numbers(box.maxChars(), box.property().toInt(), box.table().toInt())
                    .bytes();
        } else if (control instanceof DisplayControl.DropDown list) {
            return new ControlStructureWriter(4)
                    .numbers(
                            0,
                            list.display().toInt(),
                            list.property().toInt(),
                            list.table().toInt())
                    .bytes();
        } else if (control instanceof DisplayControl.CheckBox box) {
            return new ControlStructureWriter(3)
                    .text(box.label())
                    .unicode()
                    .numbers(box.property().toInt())
                    .bytes();
        }
        return writeOthers(control);
    }

    private static Binary writeOthers(DisplayControl control) {
        if (control instanceof DisplayControl.GroupBox box) {
            return new ControlStructureWriter(2).text(box.label()).unicode().bytes();
        } else if (control instanceof DisplayControl.Button button) {
            return new ControlStructureWriter(3)
                    .text(button.label())
                    .unicode()
                    .numbers(button.control().toInt())
                    .bytes();
        } else if (control instanceof DisplayControl.Page page) {
            return new ControlStructureWriter(4)
                    .text(page.label())
                    .unicode()
                    .text(page.component())
                    .numbers(page.context())
                    .bytes();
        } else if (control instanceof DisplayControl.RadioButton button) {
            return new ControlStructureWriter(5)
                    .text(button.label())
                    .unicode()
                    .numbers(button.buttons(), button.property().toInt(), button.value())
                    .bytes();
        }
        DisplayControl.MultiValue list = (DisplayControl.MultiValue) control;
        return new ControlStructureWriter(2).numbers(0, list.property().toInt()).bytes();
    }

    private ControlStructureWriter text(String text) {
        numbers.i32(size + strings.size());
        // A string ends at its first NUL; what stands behind one could not be read again.
        int end = text.indexOf('\0');
        strings.utf16(end < 0 ? text : text.substring(0, end));
        strings.i16(0);
        return this;
    }

    private ControlStructureWriter unicode() {
        numbers.i32(ControlStructure.MAPI_UNICODE);
        return this;
    }

    private ControlStructureWriter numbers(int... values) {
        for (int value : values) {
            numbers.i32(value);
        }
        return this;
    }

    private Binary bytes() {
        ByteWriter all = new ByteWriter();
        all.bytes(numbers.toBinary().raw());
        all.bytes(strings.toBinary().raw());
        return all.toBinary();
    }
}
