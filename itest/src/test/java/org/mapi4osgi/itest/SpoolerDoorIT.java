// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.itest.transport.TransportFixture;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.mapi4osgi.spi.spooler.SpoolerConnection;
import org.mapi4osgi.spi.spooler.SpoolerHost;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/** The test's bundle is the spooler: what it is told, and what it opens, in a framework. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class SpoolerDoorIT {
    private static final String FIXTURE = "org/mapi4osgi/itest/transport/TransportFixture";
    private static final String SERVICES = """
            [Services]
            FIXTURE=A transport

            [FIXTURE]
            PR_DISPLAY_NAME=A transport
            Providers=FIXTURE_XP

            [FIXTURE_XP]
            PR_DISPLAY_NAME=Fixture
            PR_PROVIDER_DISPLAY=Fixture
            PR_PROVIDER_DLL_NAME=%s
            PR_RESOURCE_TYPE=MAPI_TRANSPORT_PROVIDER
            """.formatted(TransportFixture.DLL);

    @Inject
    private BundleContext context;

    @Inject
    private MapiSubsystem mapi;

    private final BlockingQueue<ToSpooler> told = new LinkedBlockingQueue<>();
    private ServiceReference<SpoolerHost> host;
    private SpoolerConnection connection;

    @Configuration
    public Option[] framework() {
        return Installed.runtime();
    }

    @Before
    public void connect() throws Exception {
        host = context.getServiceReference(SpoolerHost.class);
        connection = context.getService(host).connect(record -> {
            try {
                ToSpooler request = ToSpooler.parse(record);
                told.add(request);
                if (request instanceof ToSpooler.Request asked) {
                    connection.post(ToRuntime.Reply.done(asked.request()).toBinary());
                }
            } catch (MapiException e) {
                throw new AssertionError(e);
            }
        });
        mapi.mapiInitialize();
    }

    @After
    public void disconnect() {
        mapi.mapiUninitialize();
        connection.close();
    }

    private <T extends ToSpooler> T next(Class<T> kind) throws InterruptedException {
        for (ToSpooler record = told.poll(30, TimeUnit.SECONDS);
                record != null;
                record = told.poll(30, TimeUnit.SECONDS)) {
            if (kind.isInstance(record)) {
                return kind.cast(record);
            }
        }
        throw new AssertionError("the spooler was not told of " + kind.getSimpleName());
    }

    @Test
    @Clause({"MSLOG-07", "MSLOG-09"})
    public void mslog07_stepsSixEightAndNineOfLoadingAStoreAreTheSpoolers() throws Exception {
        RecordedProvider provider = new RecordedProvider();
        context.registerService(
                MSProviderInit.class,
                provider,
                new Hashtable<>(Map.of(MapiProviderConstants.DLL_PROPERTY, RecordedProvider.DLL)));
        Client.createProfile(mapi, "RECORDED");
        IMAPISession session = Client.logon(mapi);
        EntryId wrapped = new StoreEntryId(RecordedProvider.DLL, RecordedProvider.STORE).wrap();
        session.openMsgStore(wrapped);
        ToSpooler.StoreOpened opened = next(ToSpooler.StoreOpened.class);
        assertEquals(wrapped, opened.store());
        assertTrue(opened.spoolSecurity().isEmpty());
        provider.taken();
        try (IMsgStore store = connection.openStore(opened.session(), opened.store(), opened.spoolSecurity())) {
            assertEquals(List.of("IMSProvider.spoolerLogon with the private entry ID, null"), provider.taken());
            assertEquals(ObjectType.MAPI_STORE, store.objectType());
        }
        session.logoff();
        assertEquals(opened.session(), next(ToSpooler.CloseSession.class).session());
    }

    @Test
    public void aTransportsBundleIsUpdatedInPlaceAndItsOldRevisionCollected() throws Exception {
        Bundle fixture = context.installBundle("fixture", fixture("1.0.0"));
        fixture.start();
        Client.createProfile(mapi, "FIXTURE");
        IMAPISession session = Client.logon(mapi);
        int number = next(ToSpooler.SessionOpened.class).session();
        MapiUid section = connection.transports(number).get(0).section();
        IXPLogon transport =
                connection.logonTransport(number, section, Set.of()).logon();
        assertEquals(List.of("1.0.0"), transport.addressTypes().types());
        WeakReference<@Nullable ClassLoader> old =
                new WeakReference<>(fixture.adapt(BundleWiring.class).getClassLoader());

        fixture.update(fixture("1.0.1"));
        assertEquals(section, next(ToSpooler.TransportGone.class).section());
        assertEquals(section, next(ToSpooler.TransportBack.class).section());
        assertEquals(List.of("1.0.1"), transport.addressTypes().types());
        for (int i = 0; i < 100 && old.get() != null; i++) {
            System.gc();
            // The collector works through references in steps of its own; there is no event to wait for.
            Thread.sleep(20);
        }
        assertNull("the old class loader is still held", old.get());

        // The spooler's bundle gives the host back, as one that stops does.
        context.ungetService(host);
        MapiException gone = assertThrows(MapiException.class, transport::addressTypes);
        assertEquals(MapiCode.MAPI_E_END_OF_SESSION, gone.code());
        session.logoff();
        fixture.uninstall();
    }

    /** The fixture as a bundle of a version. */
    private InputStream fixture(String version) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", TransportFixture.DLL);
        main.putValue("Bundle-Version", version);
        main.putValue("Bundle-Activator", TransportFixture.class.getName());
        main.putValue("Import-Package", "org.osgi.framework,org.mapi4osgi.api,org.mapi4osgi.spi");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry("OSGI-INF/mapisvc.inf"));
            jar.write(SERVICES.getBytes(StandardCharsets.UTF_8));
            for (String name : List.of("", "$Provider", "$Logon")) {
                String path = FIXTURE + name + ".class";
                jar.putNextEntry(new JarEntry(path));
                try (InputStream in = context.getBundle().getResource(path).openStream()) {
                    in.transferTo(jar);
                }
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
