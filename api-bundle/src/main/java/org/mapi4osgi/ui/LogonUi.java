// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ui;

import java.util.List;
import java.util.OptionalInt;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.UiParam;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Shows dialogs, as windows or on a terminal. A front end registers one as an OSGi service; the runtime uses the one of
 * the highest rank, for the choice of a profile at the logon, for the address book, and for what providers ask by their
 * support objects. With none registered, whatever needs a dialog fails.
 *
 * <p><b>Threads.</b> Each call comes on a thread of the runtime's own, which has no other work, and may wait for the user
 * as long as it likes: no deadline of a provider runs meanwhile. Calls of several sessions may come at the same time; a
 * front end that can show one dialog at a time lets the others wait. The runtime holds no lock. A call is interrupted
 * when the service is unregistered or its bundle stops: whoever asked is told at once that the user cancelled, and what the
 * call still returns is dropped. A RuntimeException counts as cancelled too, and is logged.
 *
 * <p><b>Objects.</b> {@code configData} is a handle that is valid during the call; its methods may call a provider.
 * Everything else is a value. A list has at most 1,000 elements and a title at most 255 characters: longer ones are cut.
 */
@ConsumerType
public interface LogonUi {
    /**
     * Lets the user choose one of several.
     *
     * @param parent the parent window, as the client gave it
     * @param title what is asked
     * @param choices the texts to choose from, at least one
     * @param preselected the one that is proposed; -1 for none
     * @return the index of the chosen one; empty if the user cancelled
     */
    OptionalInt choose(UiParam parent, String title, List<String> choices, int preselected);

    /**
     * Shows a property sheet: reads the properties that the controls name, lets the user change those that are
     * DT_EDITABLE, and sets what was changed when the user accepts. Does not call saveChanges. A control that this front
     * end cannot show is left out, unless it is DT_REQUIRED.
     *
     * @param parent the parent window, as the client gave it
     * @param title the sheet's title
     * @param controls the controls, page by page
     * @param configData holds the properties; opens the tables that lists name
     * @return true if the user accepted; false if the user cancelled, and then nothing was set
     */
    boolean edit(UiParam parent, String title, List<DisplayControl> controls, IMAPIProp configData);

    /**
     * Shows how far an operation is.
     *
     * @param parent the parent window, as the client gave it
     * @param title what is being done
     * @param cancelable true if the user may cancel it: its progress method then throws MAPI_E_USER_CANCEL
     * @return is told of the progress, by the thread of the operation, and closed at its end
     */
    IMAPIProgress progress(UiParam parent, String title, boolean cancelable);
}
