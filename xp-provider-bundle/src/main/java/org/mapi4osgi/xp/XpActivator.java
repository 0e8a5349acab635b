// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp;

import java.time.Clock;
import org.mapi4osgi.mime.ConverterSession;
import org.mapi4osgi.spi.MapiProvider;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.util.DataFolder;
import org.mapi4osgi.util.ProviderActivator;
import org.mapi4osgi.util.ProviderEntries;
import org.mapi4osgi.xp.fault.Faults;
import org.mapi4osgi.xp.logon.Environment;
import org.mapi4osgi.xp.logon.XpProvider;
import org.mapi4osgi.xp.logon.XpServiceEntry;

/** Offers the provider and its message service while the bundle is active. */
@MapiProvider(type = ProviderKind.XP, dll = XpActivator.DLL)
public final class XpActivator extends ProviderActivator {
    static final String DLL = "org.mapi4osgi.xp";

    private static final String ENTRY = "ServiceEntry";

    /** Called by the framework. */
    public XpActivator() {}

    @Override
    protected void provide(ProviderEntries entries) {
        DataFolder data = new DataFolder(() -> entries.context().getProperty(DataFolder.PROPERTY));
        Environment environment = new Environment(
                data,
                new ConverterSession(),
                Faults.of(
                        entries.context().getProperty(Faults.PROPERTY),
                        () -> Runtime.getRuntime().halt(Faults.EXIT)),
                Clock.systemUTC(),
                System::nanoTime);
        entries.transport(DLL, () -> new XpProvider(environment));
        entries.messageService(DLL, ENTRY, new XpServiceEntry(data));
    }
}
