// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.admin.ProviderStatus;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/** The providers that bundles bring. */
public final class ProviderCommands {
    private final Supplier<@Nullable ProviderMonitor> monitor;

    ProviderCommands(Supplier<@Nullable ProviderMonitor> monitor) {
        this.monitor = monitor;
    }

    /**
     * Lists the providers.
     *
     * @param console the command's session
     * @throws MapiException if the runtime is not running
     */
    @Usage("providers")
    @Descriptor("lists the providers with bundle, version, state, references held and MAPIUIDs")
    public void providers(CommandSession console) throws MapiException {
        ProviderMonitor current = monitor.get();
        if (current == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_INITIALIZED,
                    "the MAPI runtime is not running: start the bundle org.mapi4osgi.core (lb lists bundles)");
        }
        TextTable text = new TextTable("KIND", "DLL", "BUNDLE", "VERSION", "STATE", "LOGONS", "REFERENCES", "MAPIUIDS");
        for (ProviderStatus provider : current.providers()) {
            text.row(
                    provider.kind(),
                    provider.dll(),
                    provider.bundleId() + " " + provider.symbolicName(),
                    provider.version(),
                    provider.state(),
                    provider.logons(),
                    provider.references(),
                    provider.uids().stream().map(MapiUid::toString).collect(Collectors.joining(" ")));
        }
        text.print(console.getConsole());
    }
}
