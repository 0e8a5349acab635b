// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mapi4osgi.admin.ProviderEvent;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.kit.Clause;
import org.mapi4osgi.tags.PR;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.wiring.FrameworkWiring;

/** A provider that is a component of Declarative Services lives as one that an activator registers. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class ComponentProviderIT {
    private static final String ACTIVATOR = "org.mapi4osgi.itest.byactivator";
    private static final String COMPONENT = "org.mapi4osgi.itest.bycomponent";

    @Inject
    private BundleContext context;

    @Inject
    private MapiSubsystem mapi;

    @Inject
    private ProviderMonitor monitor;

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Queue<String> failuresOfLogon = new ConcurrentLinkedQueue<>();
    private ServiceRegistration<?> script;

    @Configuration
    public Option[] framework() throws Exception {
        ProviderJar.make(ACTIVATOR, file(ACTIVATOR));
        ProviderJar.make(COMPONENT, file(COMPONENT));
        return options(
                composite(Installed.runtime()),
                bundle(Installed.url("org.osgi.util.function")),
                bundle(Installed.url("org.osgi.util.promise")),
                bundle(Installed.url("org.osgi.service.component")),
                bundle(Installed.url("org.apache.felix.scr")));
    }

    private static Path file(String dll) {
        return Path.of(System.getProperty("bundles.dir")).resolveSibling(dll + ".jar");
    }

    @Before
    public void initialize() throws Exception {
        registerTheScript();
        resolved(ACTIVATOR);
        resolved(COMPONENT);
        mapi.mapiInitialize();
    }

    @After
    public void uninitialize() {
        mapi.mapiUninitialize();
    }

    private void registerTheScript() {
        UnaryOperator<String> answers = call -> {
            calls.add(call);
            String failure = call.equals("logon") ? failuresOfLogon.poll() : null;
            return failure == null ? "" : failure;
        };
        script = context.registerService(
                UnaryOperator.class.getName(), answers, new Hashtable<>(Map.of("script", "store")));
    }

    /** Installs a bundle that nobody starts; its message service counts as soon as it is resolved. */
    private void resolved(String dll) throws Exception {
        Bundle installed = context.installBundle(file(dll).toUri().toString());
        assertTrue(
                dll + " is not resolved",
                context.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(List.of(installed)));
    }

    private Bundle bundleOf(String dll) {
        for (Bundle bundle : context.getBundles()) {
            if (dll.equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new AssertionError(dll + " is not installed");
    }

    /** What happened to a provider, without the bundle's version. */
    private List<Step> steps(String dll) {
        return monitor.eventsAfter(0).stream()
                .filter(event -> event.dll().equals(dll))
                .map(ProviderEvent::step)
                .toList();
    }

    private static MapiCode refusal(IMAPISession session) {
        return assertThrows(MapiException.class, () -> Client.openFirstStore(session))
                .code();
    }

    /** Is refused twice, the second time for good; logs on in another session; leaves with the bundle; comes back. */
    private List<Step> life(String dll) throws Exception {
        Client.createProfile(mapi, dll);
        try {
            failuresOfLogon.add("MAPI_E_FAILONEPROVIDER");
            IMAPISession session = Client.logon(mapi);
            assertEquals(MapiCode.MAPI_E_FAILONEPROVIDER, refusal(session));
            Client.openFirstStore(session).close();
            session.logoff();

            failuresOfLogon.add("MAPI_E_LOGON_FAILED");
            IMAPISession disabled = Client.logon(mapi);
            assertEquals(MapiCode.MAPI_E_LOGON_FAILED, refusal(disabled));
            assertEquals(MapiCode.MAPI_E_LOGON_FAILED, refusal(disabled));
            disabled.logoff();

            IMAPISession next = Client.logon(mapi);
            IMsgStore store = Client.openFirstStore(next);
            assertEquals("Scripted", store.getProp(PR.PR_DISPLAY_NAME).orElse(""));
            bundleOf(dll).stop();
            assertThrows(MapiException.class, () -> Client.openFirstStore(next));
            bundleOf(dll).start();
            assertEquals("Scripted", store.getProp(PR.PR_DISPLAY_NAME).orElse(""));
            next.logoff();
            bundleOf(dll).stop();
            return steps(dll);
        } finally {
            mapi.mapiAdminProfiles().deleteProfile(Client.PROFILE);
        }
    }

    @Test
    @Clause({"PLOG-06", "PLOG-08", "SHUT-01"})
    public void aComponentHasTheLifeOfAnActivatorsProvider() throws Exception {
        List<Step> expected = life(ACTIVATOR);
        assertTrue(expected.toString(), expected.contains(Step.LEAVING));
        List<String> callsOfActivator = List.copyOf(calls);
        calls.clear();
        assertEquals(expected, life(COMPONENT));
        List<String> ofProvider = new ArrayList<>(calls);
        ofProvider.removeAll(List.of("activate", "deactivate"));
        assertEquals(callsOfActivator, ofProvider);
    }

    @Test
    public void aComponentIsActivatedForASessionAndOutlivesItsProvider() throws Exception {
        Client.createProfile(mapi, COMPONENT);
        assertEquals("nobody needs it yet", List.of(), List.copyOf(calls));
        assertTrue("started though nobody needs it", bundleOf(COMPONENT).getState() != Bundle.ACTIVE);
        IMAPISession session = Client.logon(mapi);
        Client.openFirstStore(session);
        session.logoff();
        assertEquals(List.of("activate", "init", "logon", "logoff", "shutdown", "deactivate"), List.copyOf(calls));
    }

    @Test
    public void aComponentThatLosesAReferenceLeavesAndComesBackWithIt() throws Exception {
        Client.createProfile(mapi, COMPONENT);
        IMAPISession session = Client.logon(mapi);
        IMsgStore store = Client.openFirstStore(session);
        calls.clear();
        script.unregister();
        assertEquals(List.of("logoff", "shutdown", "deactivate"), List.copyOf(calls));
        registerTheScript();
        assertEquals("Scripted", store.getProp(PR.PR_DISPLAY_NAME).orElse(""));
        assertEquals(List.of("logoff", "shutdown", "deactivate", "activate", "init", "logon"), List.copyOf(calls));
        session.logoff();
    }
}
