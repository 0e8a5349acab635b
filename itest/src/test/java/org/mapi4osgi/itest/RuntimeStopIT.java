// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;

/** The runtime stops, with a session open: sessions end, and bundles stay, also those that it started. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class RuntimeStopIT {
    private static final String STORE = "org.mapi4osgi.ms";
    private static final String RUNTIME = "org.mapi4osgi.core";

    @Inject
    private BundleContext context;

    @Inject
    private MapiSubsystem mapi;

    @Configuration
    public Option[] framework() {
        return Installed.runtime();
    }

    @Test
    public void bundlesThatTheRuntimeStartedStayWhenItStops() throws Exception {
        bundle(STORE).uninstall();
        String jar = Installed.url("mapi4osgi-ms-provider");
        try (InputStream in = URI.create(jar).toURL().openStream()) {
            context.installBundle("again:" + jar, in);
        }
        mapi.mapiInitialize();
        assertEquals(Bundle.INSTALLED, bundle(STORE).getState());
        resolve(bundle(STORE));
        Client.createProfile(mapi);
        IMAPISession session = Client.logon(mapi);
        IMsgStore store = Client.openFirstStore(session);
        assertEquals(Bundle.ACTIVE, bundle(STORE).getState());
        assertFalse(bundle(STORE).adapt(BundleStartLevel.class).isPersistentlyStarted());

        bundle(RUNTIME).stop();
        assertEquals(Bundle.ACTIVE, bundle(STORE).getState());
        MapiException e = assertThrows(MapiException.class, store::openRoot);
        assertEquals(MapiCode.MAPI_E_END_OF_SESSION, e.code());

        bundle(RUNTIME).start();
        ServiceReference<MapiSubsystem> next = context.getServiceReference(MapiSubsystem.class);
        MapiSubsystem back = context.getService(next);
        back.mapiInitialize();
        IMAPISession again = Client.logon(back);
        Client.openFirstStore(again).close();
        back.mapiUninitialize();
        context.ungetService(next);
    }

    private void resolve(Bundle bundle) {
        context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(List.of(bundle));
    }

    private Bundle bundle(String symbolicName) {
        for (Bundle bundle : context.getBundles()) {
            if (symbolicName.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new AssertionError(symbolicName + " is not installed");
    }
}
