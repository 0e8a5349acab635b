// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.provider.ProviderLoader;
import org.mapi4osgi.core.provider.ProviderType;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.IXPProvider;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.TransportLogonRequest;
import org.mapi4osgi.spi.TransportLogonResult;

/** A session's use of a transport provider. */
final class TransportProvider extends SessionProvider<IXPProvider, IXPLogon, HostedTransport> {
    TransportProvider(LogonContext context, ProviderLoader loader, String dll, String pinned) {
        super(context, loader, ProviderType.XP, dll, pinned);
    }

    /** Logs on. */
    HostedTransport open(HostedTransport logon) throws MapiException {
        return inTurn(() -> {
            IXPProvider provider = hold.provider();
            SupportObject support = expectLogon(logon);
            try {
                if (!adopt(provider, logon, support, logon.flags(), context.uiParam())) {
                    throw new MapiException(
                            MapiCode.MAPI_E_FAILONEPROVIDER,
                            logon.dllName() + " did not AddRef its support object and was unloaded;"
                                    + " this is a defect of the provider");
                }
                return logon;
            } catch (MapiException e) {
                abandon(logon, support);
                throw e;
            }
        });
    }

    /** A new revision begins as at the first logon: the spooler lets its directions begin again. */
    @Override
    boolean logonAgain(IXPProvider provider, HostedTransport logon, SupportObject support) throws MapiException {
        Set<TransportLogonFlag> flags = EnumSet.of(
                TransportLogonFlag.LOGON_NO_DIALOG,
                TransportLogonFlag.LOGON_NO_INBOUND,
                TransportLogonFlag.LOGON_NO_OUTBOUND);
        flags.addAll(logon.flags());
        return adopt(provider, logon, support, flags, UiParam.NONE);
    }

    private boolean adopt(
            IXPProvider provider,
            HostedTransport logon,
            SupportObject support,
            Set<TransportLogonFlag> flags,
            UiParam uiParam)
            throws MapiException {
        TransportLogonRequest request =
                new TransportLogonRequest(support, uiParam, context.profile().name(), flags);
        TransportLogonResult result = logonCall(
                () -> {
                    TransportLogonResult given = provider.transportLogon(request);
                    Objects.requireNonNull(given.logon(), "the logon object");
                    return given;
                },
                TransportLogonResult::logon);
        logon.wanted(result.flags());
        return adopt(logon, support, result.logon(), null);
    }
}
