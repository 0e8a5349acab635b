// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.util.EnumSet;
import java.util.Set;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.IXPProvider;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.TransportLogonRequest;
import org.mapi4osgi.spi.TransportLogonResult;
import org.mapi4osgi.util.SupportReference;

/** The provider object: logs on without asking the network, so that an account can be used offline. */
public final class XpProvider implements IXPProvider {
    private final Environment environment;

    public XpProvider(Environment environment) {
        this.environment = environment;
    }

    @Override
    public TransportLogonResult transportLogon(TransportLogonRequest request) throws MapiException {
        SupportReference reference = SupportReference.acquire(request.support());
        try {
            AccountSection section = new AccountSection(reference.support(), environment.data());
            boolean mayAsk = !request.flags().contains(TransportLogonFlag.LOGON_NO_DIALOG);
            PasswordPrompt prompt = new PasswordPrompt(reference.support(), section, request.uiParam(), mayAsk);
            prompt.complete();
            XpLogon logon = new XpLogon(reference, section, prompt, environment);
            Set<TransportLogonFlag> flags = EnumSet.of(TransportLogonFlag.LOGON_SP_IDLE);
            flags.add(TransportLogonFlag.LOGON_SP_POLL);
            return new TransportLogonResult(logon, flags);
        } catch (MapiException | RuntimeException e) {
            reference.close();
            throw e;
        }
    }
}
