// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.time.Clock;
import org.mapi4osgi.spi.MapiProvider;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.util.DataFolder;
import org.mapi4osgi.util.ProviderActivator;
import org.mapi4osgi.util.ProviderEntries;

/** Offers the provider and its message service while the bundle is active. */
@MapiProvider(type = ProviderKind.AB, dll = AbActivator.DLL)
public final class AbActivator extends ProviderActivator {
    static final String DLL = "org.mapi4osgi.ab";

    private static final String ENTRY = "ServiceEntry";

    /** Called by the framework. */
    public AbActivator() {}

    @Override
    protected void provide(ProviderEntries entries) {
        OpenBooks books = new OpenBooks(Clock.systemUTC());
        DataFolder data = new DataFolder(() -> entries.context().getProperty(DataFolder.PROPERTY));
        entries.addressBook(DLL, () -> new AbProvider(books, data));
        entries.messageService(DLL, ENTRY, new AbServiceEntry(data));
    }
}
