// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.mapi4osgi.api.DisplayControlFlag.DT_EDITABLE;
import static org.mapi4osgi.api.DisplayControlFlag.DT_PASSWORD_EDIT;
import static org.mapi4osgi.api.PropGens.laws;
import static org.quicktheories.generators.SourceDSL.integers;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapi4osgi.api.DisplayControl.Frame;
import org.mapi4osgi.tags.PR;
import org.quicktheories.core.Gen;
import org.quicktheories.generators.SourceDSL;

class DisplayControlTest {
    private static final Frame FRAME = Frame.of(1, 2, 3, 4, DT_EDITABLE);

    private static Gen<DisplayControl> controls() {
        Gen<Integer> numbers = integers().all();
        Gen<Integer> sizes = integers().between(0, Integer.MAX_VALUE);
        Gen<String> texts = SourceDSL.strings().allPossible().ofLengthBetween(0, 20);
        List<? extends PropTag<?>> tags =
                List.of(PR.PR_DISPLAY_NAME, PropTag.PR_NULL, PR.PR_DETAILS_TABLE, PR.PR_IMPORTANCE);
        return source -> {
            int flags = integers().between(0, 0x7F).generate(source);
            Frame frame = frame(numbers.generate(source), sizes.generate(source), flags);
            PropTag<?> tag = tags.get(integers().between(0, 3).generate(source));
            PropTag<?> other = tags.get(integers().between(0, 3).generate(source));
            // A string ends at its first NUL.
            String text = texts.generate(source).replace("\0", "");
            return control(integers().between(0, 11).generate(source), frame, text, sizes.generate(source), tag, other);
        };
    }

    private static Frame frame(int x, int y, int flags) {
        try {
            return new Frame(
                    x, y, x + y, x - y, MapiFlag.parse(DisplayControlFlag.class, flags), Binary.of((byte) x, (byte) y));
        } catch (MapiException e) {
            throw new AssertionError(e);
        }
    }

    private static DisplayControl control(
            int type, Frame frame, String text, int number, PropTag<?> tag, PropTag<?> other) {
        return switch (type) {
            case 0 -> new DisplayControl.Label(frame, text);
            case 1 -> new DisplayControl.Edit(frame, text, number, tag);
            case 2 -> new DisplayControl.ListBox(frame, number, tag, other);
            case 3 -> new DisplayControl.ComboBox(frame, text, number, tag, other);
            case 4 -> new DisplayControl.DropDown(frame, tag, other, tag);
            case 5 -> new DisplayControl.CheckBox(frame, text, tag);
            case 6 -> new DisplayControl.GroupBox(frame, text);
            case 7 -> new DisplayControl.Button(frame, text, tag);
            case 8 -> new DisplayControl.Page(frame, text, text + "?", number);
            case 9 -> new DisplayControl.RadioButton(frame, text, number, tag, -number);
            case 10 -> new DisplayControl.MultiValue(frame, false, tag);
            default -> new DisplayControl.MultiValue(frame, true, tag);
        };
    }

    @Test
    void anyControlComesBackEqualFromItsRow() {
        laws().withExamples(2000).forAll(controls()).checkAssert(control -> {
            try {
                assertThat(DisplayControl.ofRow(control.toRow())).isEqualTo(control);
            } catch (MapiException e) {
                fail(control.toString(), e);
            }
        });
    }

    @Test
    void aRowHasTheColumnsOfADisplayTable() {
        Frame frame = new Frame(1, 2, 3, 4, Set.of(DT_EDITABLE, DT_PASSWORD_EDIT), Binary.ofHex("AA"));
        Props row = new DisplayControl.Edit(frame, "*", 10, PR.PR_DISPLAY_NAME).toRow();
        assertThat(row)
                .isEqualTo(Props.builder()
                        .put(PR.PR_XPOS, 1)
                        .put(PR.PR_YPOS, 2)
                        .put(PR.PR_DELTAX, 3)
                        .put(PR.PR_DELTAY, 4)
                        .put(PR.PR_CONTROL_TYPE, 1)
                        .put(PR.PR_CONTROL_FLAGS, 0x12)
                        .put(
                                PR.PR_CONTROL_STRUCTURE,
                                Binary.ofHex("10000000" + "00000080" + "0A000000" + "1F000130" + "2A000000"))
                        .put(PR.PR_CONTROL_ID, Binary.ofHex("AA"))
                        .build());
    }

    private static DisplayControl read(int type, String hex) throws MapiException {
        return DisplayControl.ofRow(
                Props.of(PR.PR_CONTROL_TYPE, type).with(PR.PR_CONTROL_STRUCTURE, Binary.ofHex(hex.replace(" ", ""))));
    }

    @Test
    void eightBitStringsAreReadToo() throws MapiException {
        assertThat(read(0, "08000000 00000000 C4 62 00"))
                .isEqualTo(new DisplayControl.Label(Frame.of(0, 0, 0, 0), "Äb"));
    }

    @Test
    void unknownFlagsDoNotMatter() throws MapiException {
        Props row = new DisplayControl.Label(FRAME, "Name").toRow().with(PR.PR_CONTROL_FLAGS, 0x7000_0002);
        assertThat(DisplayControl.ofRow(row)).isEqualTo(new DisplayControl.Label(FRAME, "Name"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 08000000, 4 bytes expected",
        "0, 08000000 00000080, a string at 8 of 8 bytes",
        "0, FFFFFFFF 00000080, a string at 4294967295 of 8 bytes",
        "0, 08000000 00000080 4100, a string is not ended",
        "0, 08000000 00000000 41, a string is not ended",
        "1, 00000000 00000000 FFFFFFFF 1F000130, 4294967295 characters allowed",
        "2, 00000000 FFFF0130 0D000530, 0x3001FFFF is no property tag",
        "9, 00000000 00000000 01000000 03001700, 4 bytes expected",
        "10, 00000000 00000000, PR_CONTROL_TYPE is 10",
        "13, 00000000 00000000, PR_CONTROL_TYPE is 13",
    })
    void malformedStructuresAreCorruptData(int type, String hex, String why) {
        assertThatThrownBy(() -> read(type, hex))
                .isInstanceOf(MapiException.class)
                .hasMessageContaining("MAPI_E_CORRUPT_DATA")
                .hasMessageContaining(why);
    }

    @Test
    void aRowWithoutItsColumnsIsCorruptData() {
        assertThatThrownBy(() -> DisplayControl.ofRow(Props.EMPTY)).hasMessageContaining("no PR_CONTROL_TYPE");
        assertThatThrownBy(() -> DisplayControl.ofRow(Props.of(PR.PR_CONTROL_TYPE, 0)))
                .hasMessageContaining("no PR_CONTROL_STRUCTURE");
    }

    @Test
    void randomBytesAreAControlOrCorruptData() {
        laws().withExamples(5000)
                .forAll(integers().between(0, 12), PropGens.bytes(40))
                .checkAssert((type, bytes) -> {
                    try {
                        DisplayControl control = DisplayControl.ofRow(
                                Props.of(PR.PR_CONTROL_TYPE, type).with(PR.PR_CONTROL_STRUCTURE, Binary.of(bytes)));
                        assertThat(DisplayControl.ofRow(control.toRow())).isEqualTo(control);
                    } catch (MapiException e) {
                        assertThat(e.code()).isEqualTo(MapiCode.MAPI_E_CORRUPT_DATA);
                    }
                });
    }
}
