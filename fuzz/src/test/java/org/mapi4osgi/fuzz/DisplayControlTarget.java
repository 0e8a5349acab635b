// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Controls of display tables: the first byte tells the type, the rest is PR_CONTROL_STRUCTURE. */
final class DisplayControlTarget implements Target {
    @Override
    public String name() {
        return "display-control";
    }

    @Override
    public Limits limits() {
        return new Limits(80, 1000, 100);
    }

    @Override
    public Set<MapiCode> refusals() {
        return Set.of(MapiCode.MAPI_E_CORRUPT_DATA);
    }

    @Override
    public List<byte[]> seeds() {
        DisplayControl.Frame frame = DisplayControl.Frame.of(1, 2, 3, 4);
        List<DisplayControl> controls = List.of(
                new DisplayControl.Label(frame, "Name"),
                new DisplayControl.Edit(frame, "*", 20, PR.PR_DISPLAY_NAME),
                new DisplayControl.ListBox(frame, 0, PR.PR_ROWID, PR.PR_CONTAINER_CONTENTS),
                new DisplayControl.ComboBox(frame, "*", 20, PR.PR_DISPLAY_NAME, PR.PR_CONTAINER_CONTENTS),
                new DisplayControl.DropDown(frame, PR.PR_DISPLAY_NAME, PR.PR_ROWID, PR.PR_CONTAINER_CONTENTS),
                new DisplayControl.CheckBox(frame, "Rich", PR.PR_SEND_RICH_INFO),
                new DisplayControl.GroupBox(frame, "Address"),
                new DisplayControl.Button(frame, "Open", PR.PR_CONTAINER_CONTENTS),
                new DisplayControl.Page(frame, "General", "", 0),
                new DisplayControl.RadioButton(frame, "Urgent", 3, PR.PR_PRIORITY, 1),
                new DisplayControl.MultiValue(frame, true, PR.PR_KEYWORD));
        return controls.stream()
                .map(DisplayControl::toRow)
                .map(row -> Samples.after(
                        row.get(PR.PR_CONTROL_TYPE).orElseThrow(),
                        row.get(PR.PR_CONTROL_STRUCTURE).orElseThrow()))
                .toList();
    }

    @Override
    public void parse(byte[] input) throws MapiException {
        DisplayControl control = DisplayControl.ofRow(Props.builder()
                .put(PR.PR_CONTROL_TYPE, Samples.choice(input))
                .put(PR.PR_CONTROL_STRUCTURE, Samples.behind(input))
                .build());
        Law.same(control, DisplayControl.ofRow(control.toRow()));
    }
}
