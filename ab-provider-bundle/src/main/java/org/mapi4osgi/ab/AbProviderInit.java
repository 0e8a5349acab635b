// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.SpiVersion;

/** ABProviderInit: makes a provider object for each call. */
final class AbProviderInit implements ABProviderInit {
    private final OpenBooks books;

    AbProviderInit(OpenBooks books) {
        this.books = books;
    }

    @Override
    public ProviderInit<IABProvider> init(InitRequest request) throws MapiException {
        if (SpiVersion.CURRENT.compareTo(request.mapiVersion()) > 0) {
            throw new MapiException(
                    MapiCode.MAPI_E_VERSION,
                    "the address book provider needs provider interface " + SpiVersion.CURRENT + ", the runtime offers "
                            + request.mapiVersion() + "; use a newer runtime");
        }
        return ProviderInit.of(new AbProvider(books));
    }
}
