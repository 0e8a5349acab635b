// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.mapi4osgi.api.MapiException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * MSGSERVICEENTRY: the entry function of a message service. A bundle registers it as an OSGi service; the properties
 * {@value MapiProviderConstants#SERVICE_DLL_PROPERTY} and {@value MapiProviderConstants#SERVICE_ENTRY_PROPERTY} tell
 * what PR_SERVICE_DLL_NAME and PR_SERVICE_ENTRY_NAME in {@value MapiProviderConstants#MAPISVC_INF} say. A service
 * without one cannot be configured (SVC-07). Reference: msgserviceentry.
 */
@ConsumerType
@FunctionalInterface
public interface MsgServiceEntry {
    /**
     * Tells the service what happens to it, or asks it to configure itself. What each context asks for:
     * <ul>
     *   <li>MSG_SERVICE_INSTALL: nothing, usually
     *   <li>MSG_SERVICE_CREATE: configure; the profile holds what mapisvc.inf says. Fails if no dialog is allowed and
     *       something is missing (SVC-18)
     *   <li>MSG_SERVICE_CONFIGURE: with properties, take them and show nothing; without, or if they do not do, a dialog
     *       where SERVICE_UI_ALLOWED; always a dialog where SERVICE_UI_ALWAYS
     *   <li>MSG_SERVICE_DELETE: free what is kept outside the profile, whose sections are still there (SVC-05)
     *   <li>MSG_SERVICE_UNINSTALL: clean up
     *   <li>MSG_SERVICE_PROVIDER_CREATE, MSG_SERVICE_PROVIDER_DELETE: a provider is added or removed (SVC-16)
     * </ul>
     *
     * <p>The runtime calls it on a worker thread, before a logon (LOGON-23), after a logon with MAPI_E_UNCONFIGURED
     * (PLOG-10), and from profile administration. It has 30 s by default. The support object and the administration
     * object of the request are valid until it returns, and are not to be AddRef'd; of the support object only the
     * configuration methods work (SVC-19).
     *
     * @param request why it is called, with what
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNCONFIGURED: something is missing, and no dialog could ask for it
     *       <li>MAPI_E_USER_CANCEL: the user cancelled the dialog; for MSG_SERVICE_UNINSTALL, the service stays
     *       <li>MAPI_E_NO_SUPPORT: the service does not have what the context asks for
     *     </ul>
     */
    void serviceEntry(ServiceEntryRequest request) throws MapiException;
}
