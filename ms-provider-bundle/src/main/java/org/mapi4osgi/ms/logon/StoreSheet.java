// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import java.util.List;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.DisplayControl.Frame;
import org.mapi4osgi.api.DisplayControlFlag;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.spi.ServiceEntryRequest;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DisplayTable;
import org.mapi4osgi.util.Form;

/**
 * The property sheet of a store: its name and its file.
 *
 * @param request the call that may show it
 */
record StoreSheet(ServiceEntryRequest request) {
    /** Whether the user is to be asked. */
    boolean isNeeded(boolean incomplete) {
        return request.flags().contains(ServiceFlag.SERVICE_UI_ALWAYS)
                || incomplete && request.flags().contains(ServiceFlag.SERVICE_UI_ALLOWED);
    }

    /** What the user entered; what there was if nobody can be asked and nobody must be. */
    Props ask(Props settings) throws MapiException {
        DisplayControlFlag[] may = request.flags().contains(ServiceFlag.MSG_SERVICE_UI_READ_ONLY)
                ? new DisplayControlFlag[0]
                : new DisplayControlFlag[] {DisplayControlFlag.DT_EDITABLE, DisplayControlFlag.DT_REQUIRED};
        Form form = new Form(settings);
        try (IMAPITable table = DisplayTable.of(List.of(
                new DisplayControl.Page(Frame.of(0, 0, 0, 0), "Store", "", 0),
                new DisplayControl.Label(Frame.of(0, 0, 60, 12), "Name"),
                new DisplayControl.Edit(Frame.of(64, 0, 200, 12, may), "*", 0, PR.PR_DISPLAY_NAME),
                new DisplayControl.Label(Frame.of(0, 16, 60, 12), "File"),
                new DisplayControl.Edit(Frame.of(64, 16, 200, 12, may), "*", 0, StoreConfig.PR_MS_STORE_PATH)))) {
            request.support().doConfigPropsheet(request.uiParam(), "Message store", table, form);
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_NO_SUPPORT || request.flags().contains(ServiceFlag.SERVICE_UI_ALWAYS)) {
                throw e;
            }
        }
        return form.props();
    }
}
