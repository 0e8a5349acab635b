// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * The order in which a message store provider is loaded, as the reference's page loading-message-store-providers numbers
 * it; steps 6, 8 and 9 are the spooler's.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class LoadingOrderIT {
    @Inject
    private BundleContext context;

    @Inject
    private MapiSubsystem mapi;

    private final RecordedProvider provider = new RecordedProvider();
    private ServiceRegistration<MSProviderInit> registration;

    @Configuration
    public Option[] framework() {
        return Installed.runtime();
    }

    @Before
    public void registerTheProvider() throws Exception {
        registration = context.registerService(
                MSProviderInit.class,
                provider,
                new Hashtable<>(Map.of(MapiProviderConstants.DLL_PROPERTY, RecordedProvider.DLL)));
        mapi.mapiInitialize();
        Client.createProfile(mapi, "RECORDED");
    }

    @After
    public void unregister() {
        mapi.mapiUninitialize();
        registration.unregister();
    }

    @Test
    @Clause({"MSLOG-02", "MSLOG-03", "MSLOG-04"})
    public void mslog03_theStepsOfLoadingAreTakenInOrder() throws Exception {
        IMAPISession session = Client.logon(mapi);
        EntryId wrapped = new StoreEntryId(RecordedProvider.DLL, RecordedProvider.STORE).wrap();
        assertEquals("nothing is loaded before step 1", List.of(), provider.taken());

        // Step 1: the client calls OpenMsgStore.
        try (IMsgStore store = session.openMsgStore(wrapped)) {
            assertEquals(
                    "steps 2 and 3, 4, 5",
                    List.of("MSProviderInit", "IMSProvider.logon with the private entry ID", "IMAPISupport.addRef"),
                    provider.taken());
            // Step 7: MAPI returned the store. A second open skips steps 2 and 3, and the provider does not AddRef.
            try (IMsgStore again = session.openMsgStore(wrapped)) {
                assertEquals(List.of("IMSProvider.logon with the private entry ID"), provider.taken());
                assertTrue("the second open gives another store", again.isSameObject(store));
            }
        }
        session.logoff();
    }

    @Test
    @Clause({"SHUT-01", "INIT-04"})
    public void shut01_aSessionsEndLogsOffReleasesShutsDownReleases() throws Exception {
        EntryId wrapped = new StoreEntryId(RecordedProvider.DLL, RecordedProvider.STORE).wrap();
        IMAPISession session = Client.logon(mapi);
        session.openMsgStore(wrapped);
        provider.taken();
        session.logoff();
        assertEquals(
                List.of("IMSLogon.logoff", "IMSLogon.release", "IMSProvider.shutdown", "IMSProvider.release"),
                provider.taken());
        IMAPISession next = Client.logon(mapi);
        next.openMsgStore(wrapped);
        assertEquals("MSProviderInit", provider.taken().get(0));
        next.logoff();
    }
}
