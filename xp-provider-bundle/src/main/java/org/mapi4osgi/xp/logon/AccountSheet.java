// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.util.ArrayList;
import java.util.List;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControl.Frame;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.spi.ServiceEntryRequest;
import org.mapi4osgi.util.DataFolder;
import org.mapi4osgi.util.DisplayTable;
import org.mapi4osgi.util.Form;
import org.mapi4osgi.xp.config.AccountReader;
import org.mapi4osgi.xp.config.ServerTags;
import org.mapi4osgi.xp.config.Settings;
import org.mapi4osgi.xp.config.XpTags;

/** The property sheet of an account: what most accounts need. The rest is set by properties. */
final class AccountSheet {
    private static final int LINE = 16;
    private static final int TRIES = 5;

    private final ServiceEntryRequest request;
    private final DataFolder data;
    private final List<DisplayControl> controls = new ArrayList<>();
    private int y;

    AccountSheet(ServiceEntryRequest request, DataFolder data) {
        this.request = request;
        this.data = data;
        page("Account");
        line("Your name", XpTags.PR_XP_SENDER_NAME);
        line("Your address", XpTags.PR_XP_SENDER_ADDRESS, DisplayControlFlag.DT_REQUIRED);
        server("Outgoing mail (SMTP)", XpTags.SMTP);
        server("Incoming mail (POP3)", XpTags.POP3);
        check("Leave messages on the server", XpTags.PR_XP_LEAVE_ON_SERVER);
        page("Security");
        check("Send passwords over connections that are not encrypted", XpTags.PR_XP_PASSWORD_IN_CLEAR);
    }

    private void server(String title, ServerTags tags) {
        page(title);
        line("Server", tags.host());
        line("Security (STARTTLS, TLS or NONE)", tags.security());
        line("User", tags.user());
        line("Password", tags.password(), DisplayControlFlag.DT_PASSWORD_EDIT);
    }

    private void page(String title) {
        y = 0;
        controls.add(new DisplayControl.Page(Frame.of(0, 0, 0, 0), title, "", 0));
    }

    private void line(String name, PropTag<String> tag, DisplayControlFlag... flags) {
        controls.add(new DisplayControl.Label(Frame.of(0, y, 120, 12), name));
        controls.add(new DisplayControl.Edit(frame(124, flags), "*", 0, tag));
        y += LINE;
    }

    private void check(String label, PropTag<Boolean> tag) {
        controls.add(new DisplayControl.CheckBox(frame(0), label, tag));
        y += LINE;
    }

    private Frame frame(int x, DisplayControlFlag... flags) {
        List<DisplayControlFlag> all = new ArrayList<>(List.of(flags));
        if (!request.flags().contains(ServiceFlag.MSG_SERVICE_UI_READ_ONLY)) {
            all.add(DisplayControlFlag.DT_EDITABLE);
        }
        return Frame.of(x, y, 180, 12, all.toArray(new DisplayControlFlag[0]));
    }

    /** Asks until the settings make an account, or the user gives up; the title tells what is wrong. */
    Props ask(Props settings) throws MapiException {
        Form form = new Form(settings);
        String title = Settings.DISPLAY;
        for (int attempt = 1; ; attempt++) {
            try (IMAPITable table = DisplayTable.of(controls)) {
                request.support().doConfigPropsheet(request.uiParam(), title, table, form);
            }
            try {
                AccountReader.read(form.props(), data);
                return form.props();
            } catch (MapiException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                title = Settings.DISPLAY + ": "
                        + e.mapiError().map(MapiError::error).orElse(e.code().toString());
            }
        }
    }
}
