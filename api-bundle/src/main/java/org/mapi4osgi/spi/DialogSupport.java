// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.AddressRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The methods of the support object that ask the user. Each waits for the answer; what is said of {@link IMAPISupport}
 * holds for them too.
 */
@ProviderType
public interface DialogSupport extends IUnknown {
    /**
     * Shows a property sheet and lets the user change what it shows (DoConfigPropsheet). For all kinds. Where dialogs
     * are not allowed, the provider does not call it: the runtime does not look at the flags of the call that it is in.
     * The time that the user takes counts for no deadline, if it is called on the thread that the runtime called.
     * Reference: imapisupport-doconfigpropsheet.
     *
     * @param uiParam the parent window, as it was given to the provider
     * @param title the sheet's title
     * @param displayTable the controls, rows as {@link org.mapi4osgi.api.DisplayControl#toRow} makes them; the
     *     caller's, read from its first row on
     * @param configData holds the properties; what the user changed is set when the sheet is accepted. The caller's
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_USER_CANCEL: the user cancelled; nothing was set
     *       <li>MAPI_E_CORRUPT_DATA: the table describes no controls, or more than 1,000
     *       <li>MAPI_E_NO_SUPPORT: there is no {@link org.mapi4osgi.ui.LogonUi}, or the client is a service
     *           (MAPI_NT_SERVICE)
     *     </ul>
     */
    void doConfigPropsheet(UiParam uiParam, String title, IMAPITable displayTable, IMAPIProp configData)
            throws MapiException;

    /**
     * Shows how far an operation is (DoProgressDialog), for one that the client gave no progress object for. For AB and
     * MS. Reference: imapisupport-doprogressdialog.
     *
     * @param uiParam the parent window, as it was given to the provider
     * @return is told of the progress; the caller closes it at the operation's end
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01), or there is no {@link
     *           org.mapi4osgi.ui.LogonUi}
     *     </ul>
     */
    IMAPIProgress doProgressDialog(UiParam uiParam) throws MapiException;

    /**
     * Lets the user type and choose recipients (Address). For AB. As {@link org.mapi4osgi.api.IAddrBook#address}.
     *
     * @param uiParam the parent window
     * @param request the lines
     * @param recipients what is there already
     * @return the recipients of all lines
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_USER_CANCEL: the user cancelled
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01), or there is no dialog
     *     </ul>
     */
    List<Props> address(UiParam uiParam, AddressRequest request, List<Props> recipients) throws MapiException;

    /**
     * Shows an entry of any address book provider (Details). For AB. As {@link org.mapi4osgi.api.IAddrBook#details}.
     *
     * @param uiParam the parent window
     * @param entryId the entry
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_USER_CANCEL: the user cancelled
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01), or there is no dialog
     *       <li>any other: as for IAddrBook
     *     </ul>
     */
    void details(UiParam uiParam, EntryId entryId) throws MapiException;

    /**
     * Makes an entry, or a one-off where no container is named, by a dialog (NewEntry). For AB. As {@link
     * org.mapi4osgi.api.IAddrBook#newEntry}.
     *
     * @param uiParam the parent window
     * @param container where the entry goes; null makes a one-off
     * @param template what kind of entry; null asks
     * @return the entry ID
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_USER_CANCEL: the user cancelled
     *       <li>MAPI_E_NO_SUPPORT: not for this kind of support object (SUP-01), or there is no dialog
     *       <li>any other: as for IAddrBook
     *     </ul>
     */
    EntryId newEntry(UiParam uiParam, @Nullable EntryId container, @Nullable EntryId template) throws MapiException;
}
