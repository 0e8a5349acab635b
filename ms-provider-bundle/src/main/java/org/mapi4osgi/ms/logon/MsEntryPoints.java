// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.MsgServiceEntry;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.SpiVersion;
import org.mapi4osgi.util.DataFolder;

/** What the bundle exports: MSProviderInit and the entry function of its message service. */
public final class MsEntryPoints implements MSProviderInit {
    private final OpenStores stores;
    private final StoreFinder finder;

    /**
     * The entry points of one start of the bundle.
     *
     * @param stores the files that are open
     * @param data the folder of data of this installation
     */
    public MsEntryPoints(OpenStores stores, DataFolder data) {
        this.stores = stores;
        this.finder = new StoreFinder(data);
    }

    @Override
    public ProviderInit<IMSProvider> init(InitRequest request) throws MapiException {
        if (request.mapiVersion().compareTo(SpiVersion.CURRENT) < 0) {
            throw new MapiException(
                    MapiCode.MAPI_E_VERSION,
                    MapiError.of(
                            StoreConfig.COMPONENT,
                            "this provider speaks version " + SpiVersion.CURRENT + ", the runtime only "
                                    + request.mapiVersion() + "; update the runtime"));
        }
        return ProviderInit.of(new MsProvider(stores, finder));
    }

    /** The entry function of the message service. */
    public MsgServiceEntry serviceEntry() {
        return new MsServiceEntry(stores, finder);
    }
}
