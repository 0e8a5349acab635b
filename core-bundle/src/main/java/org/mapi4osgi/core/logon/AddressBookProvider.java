// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.provider.ProviderLoader;
import org.mapi4osgi.core.provider.ProviderType;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.spi.AddressBookLogonRequest;
import org.mapi4osgi.spi.AddressBookLogonResult;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.IABProvider;

/** A session's use of an address book provider. */
final class AddressBookProvider extends SessionProvider<IABProvider, IABLogon, AddressBookLogon> {
    AddressBookProvider(LogonContext context, ProviderLoader loader, String dll, String pinned) {
        super(context, loader, ProviderType.AB, dll, pinned);
    }

    /**
     * Logs on.
     *
     * @return what came with MAPI_W_ERRORS_RETURNED; empty for S_OK. If the provider did not AddRef its support object, it
     *     is unloaded, and that is no failure
     */
    Optional<MapiError> open(AddressBookLogon logon, Set<AddressBookFlag> flags) throws MapiException {
        return inTurn(() -> {
            IABProvider provider = hold.provider();
            SupportObject support = expectLogon(logon);
            try {
                AddressBookLogonResult result = call(provider, support, flags, context.uiParam());
                adopt(logon, support, result.logon(), null);
                return Optional.ofNullable(result.warning());
            } catch (MapiException e) {
                abandon(logon, support);
                throw e;
            }
        });
    }

    @Override
    boolean logonAgain(IABProvider provider, AddressBookLogon logon, SupportObject support) throws MapiException {
        Set<AddressBookFlag> flags = EnumSet.of(AddressBookFlag.AB_NO_DIALOG);
        return adopt(
                logon, support, call(provider, support, flags, UiParam.NONE).logon(), null);
    }

    private AddressBookLogonResult call(
            IABProvider provider, SupportObject support, Set<AddressBookFlag> flags, UiParam uiParam)
            throws MapiException {
        AddressBookLogonRequest request =
                new AddressBookLogonRequest(support, uiParam, context.profile().name(), flags);
        return logonCall(
                () -> {
                    AddressBookLogonResult result = provider.logon(request);
                    Objects.requireNonNull(result.logon(), "the logon object");
                    return result;
                },
                AddressBookLogonResult::logon);
    }
}
