// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.util.List;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControl.Frame;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.OptionData;
import org.mapi4osgi.tags.PR;

/** What can be chosen for a message that goes out by SMTP. */
final class MessageOptions {
    private static final int LINE = 16;
    private static final int IMPORTANCES = 3;
    private static final int NORMAL = 1;

    private static final OptionData MESSAGE = new OptionData(
            OptionData.Type.MESSAGE,
            Identity.SMTP,
            List.of(
                    new DisplayControl.CheckBox(frame(0), "Ask for a read receipt", PR.PR_READ_RECEIPT_REQUESTED),
                    new DisplayControl.CheckBox(
                            frame(1), "Ask for a delivery report", PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED),
                    new DisplayControl.GroupBox(frame(2), "Importance"),
                    importance(NORMAL - 1, "low"),
                    importance(NORMAL, "normal"),
                    importance(NORMAL + 1, "high")),
            Props.builder()
                    .put(PR.PR_READ_RECEIPT_REQUESTED, false)
                    .put(PR.PR_ORIGINATOR_DELIVERY_REPORT_REQUESTED, false)
                    .put(PR.PR_IMPORTANCE, NORMAL)
                    .build());

    private MessageOptions() {}

    static List<OptionData> all() {
        return List.of(MESSAGE);
    }

    private static DisplayControl importance(int value, String label) {
        return new DisplayControl.RadioButton(frame(3 + value), label, IMPORTANCES, PR.PR_IMPORTANCE, value);
    }

    private static Frame frame(int line) {
        return Frame.of(0, line * LINE, 200, 12, DisplayControlFlag.DT_EDITABLE);
    }
}
