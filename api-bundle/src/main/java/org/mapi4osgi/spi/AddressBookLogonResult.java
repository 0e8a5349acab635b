// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiError;

/**
 * What IABProvider.logon gives.
 *
 * @param logon the logon object
 * @param warning what came with MAPI_W_ERRORS_RETURNED; null for S_OK
 */
public record AddressBookLogonResult(
        IABLogon logon, @Nullable MapiError warning) {
    /**
     * A logon without a warning.
     *
     * @param logon the logon object
     * @return the result
     */
    public static AddressBookLogonResult of(IABLogon logon) {
        return new AddressBookLogonResult(logon, null);
    }
}
