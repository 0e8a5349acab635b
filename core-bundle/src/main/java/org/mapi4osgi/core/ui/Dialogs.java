// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.ui;

import java.util.List;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.UiParam;

/**
 * Asks a user. Each method waits for the answer as long as it takes and throws MAPI_E_USER_CANCEL if there is none,
 * MAPI_E_NO_SUPPORT if there is nobody to ask. Must not be called with a lock held.
 */
public interface Dialogs {
    /** For a client that must not show a dialog. */
    Dialogs NONE = new Dialogs() {
        @Override
        public boolean available() {
            return false;
        }

        @Override
        public int choose(UiParam parent, String title, List<String> choices, int preselected) throws MapiException {
            throw unavailable();
        }

        @Override
        public void edit(UiParam parent, String title, List<DisplayControl> controls, IMAPIProp configData)
                throws MapiException {
            throw unavailable();
        }

        @Override
        public IMAPIProgress progress(UiParam parent, String title, boolean cancelable) throws MapiException {
            throw unavailable();
        }
    };

    /** Whether there is anybody to ask, at present. */
    boolean available();

    /**
     * Lets the user choose.
     *
     * @return the index of the chosen one
     */
    int choose(UiParam parent, String title, List<String> choices, int preselected) throws MapiException;

    /** Lets the user change properties. The object is used until this returns, and no longer. */
    void edit(UiParam parent, String title, List<DisplayControl> controls, IMAPIProp configData) throws MapiException;

    /** Shows how far an operation is. */
    IMAPIProgress progress(UiParam parent, String title, boolean cancelable) throws MapiException;

    /** There is nobody to ask. */
    static MapiException unavailable() {
        return new MapiException(
                MapiCode.MAPI_E_NO_SUPPORT,
                "a dialog is needed and there is none: no front end offers dialogs, or the client is a service");
    }
}
