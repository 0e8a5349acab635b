// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.stress;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.profile.ProfileWorld;
import org.mapi4osgi.core.provider.FrontEnds;
import org.mapi4osgi.core.provider.LoaderDriver;
import org.mapi4osgi.core.session.SessionTools;
import org.mapi4osgi.core.spool.SpoolerLink;
import org.mapi4osgi.core.subsystem.DeliveryThreads;
import org.mapi4osgi.core.subsystem.ProfileServices;
import org.mapi4osgi.core.subsystem.Subsystem;
import org.mapi4osgi.core.subsystem.SubsystemClient;
import org.mapi4osgi.spi.ProviderKind;

/** The runtime without a framework, with deliveries on threads of their own: two store and two address book providers. */
final class StressWorld implements AutoCloseable {
    /** A store of the first provider, two of the second. */
    static final List<EntryId> STORES =
            List.of(StressStores.store("one", 0), StressStores.store("two", 1), StressStores.store("two", 2));

    static final int BOOKS = 2;

    private static final String INF = """
            [Services]
            ONE=A store
            TWO=Another store
            BOOK0=An address book
            BOOK1=Another address book
            [ONE]
            Providers=ONE_MS
            [ONE_MS]
            PR_PROVIDER_DISPLAY=One
            PR_DISPLAY_NAME=One
            PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
            PR_PROVIDER_DLL_NAME=one
            [TWO]
            Providers=TWO_MS
            [TWO_MS]
            PR_PROVIDER_DISPLAY=Two
            PR_DISPLAY_NAME=Two
            PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
            PR_PROVIDER_DLL_NAME=two
            [BOOK0]
            Providers=BOOK0_AB
            [BOOK0_AB]
            PR_PROVIDER_DISPLAY=Book 0
            PR_RESOURCE_TYPE=MAPI_AB_PROVIDER
            PR_PROVIDER_DLL_NAME=book0
            [BOOK1]
            Providers=BOOK1_AB
            [BOOK1_AB]
            PR_PROVIDER_DISPLAY=Book 1
            PR_RESOURCE_TYPE=MAPI_AB_PROVIDER
            PR_PROVIDER_DLL_NAME=book1
            """;

    private final Census census = new Census();
    private final LoaderDriver loader = new LoaderDriver();
    private final DeliveryThreads deliveries = new DeliveryThreads();
    private final Subsystem subsystem;
    private final SubsystemClient client;

    StressWorld(Path folder) throws MapiException {
        ProfileWorld profiles = new ProfileWorld(folder, INF);
        profiles.create("stress", "ONE", "TWO", "BOOK0", "BOOK1");
        loader.start(ProviderKind.MS, "one", "bundle.a", new StressStores(census, "one"));
        loader.start(ProviderKind.MS, "two", "bundle.a", new StressStores(census, "two"));
        for (int i = 0; i < BOOKS; i++) {
            loader.start(ProviderKind.AB, "book" + i, "bundle.a", new StressBooks(census, i));
        }
        SessionTools tools = new SessionTools(
                loader.loader(),
                new SpoolerLink(loader.loader().tools()),
                new ProfileServices(profiles.administration()),
                new FrontEnds(loader.loader().tools().workers()),
                deliveries,
                Clock.systemUTC());
        subsystem = new Subsystem(profiles.store(), profiles.administration(), tools, Duration.ofSeconds(5), 4);
        client = subsystem.client("stress");
        client.mapiInitialize();
    }

    Census census() {
        return census;
    }

    IMAPISession logon() throws MapiException {
        return client.mapiLogonEx("stress", LogonFlag.MAPI_NEW_SESSION, LogonFlag.MAPI_EXPLICIT_PROFILE);
    }

    /** Waits until no provider is being loaded, logged on or logged off. */
    void awaitIdle() {
        loader.awaitIdle();
    }

    @Override
    public void close() {
        client.mapiUninitialize();
        subsystem.stop();
        try {
            int left = deliveries.stop(LoaderDriver.PATIENCE);
            if (left > 0) {
                census.problem(left + " threads of deliveries did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
