// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.Optional;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.addrbook.MailOptions;
import org.mapi4osgi.core.logon.HostedTransport;
import org.mapi4osgi.core.logon.Transports;
import org.mapi4osgi.spi.OptionData;

/** What the transports that are logged on offer, in transport order. One that fails offers nothing. */
record TransportOptions(Transports transports, Doors doors) implements MailOptions {
    private static final System.Logger LOG = System.getLogger(TransportOptions.class.getName());

    @Override
    public Optional<OptionData> find(OptionData.Type type, String addressType) {
        for (HostedTransport transport : transports.loggedOn()) {
            try {
                for (OptionData data : doors.of(transport).options()) {
                    if (data.type() == type && data.addressType().equalsIgnoreCase(addressType)) {
                        return Optional.of(data);
                    }
                }
            } catch (MapiException e) {
                LOG.log(System.Logger.Level.WARNING, "a transport has no options: " + e.getMessage());
            }
        }
        return Optional.empty();
    }
}
