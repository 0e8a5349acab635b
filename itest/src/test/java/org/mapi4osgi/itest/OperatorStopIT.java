// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.admin.ProviderState;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.tags.PR;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** An operator's word counts: what they stop stays stopped, what they start again goes on. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class OperatorStopIT {
    private static final String STORE_DLL = "org.mapi4osgi.ms";

    @Inject
    private BundleContext context;

    @Inject
    private MapiSubsystem mapi;

    @Inject
    private ProviderMonitor monitor;

    @Configuration
    public Option[] framework() {
        return Installed.runtime();
    }

    @Test
    public void aStoppedProviderStaysStoppedAndComesBackWhenStarted() throws Exception {
        mapi.mapiInitialize();
        Client.createProfile(mapi);
        IMAPISession session = Client.logon(mapi);
        IMsgStore store = Client.openFirstStore(session);
        EntryId message = Client.save(Client.inbox(store), "still here");
        assertEquals(ProviderState.LOADED, state());

        storeBundle().stop();
        assertEquals(ProviderState.STOPPED, state());
        assertThrows(MapiException.class, () -> Client.openFirstStore(session));
        assertEquals(Bundle.RESOLVED, storeBundle().getState());

        storeBundle().start();
        try (var opened = Client.openFirstStore(session).openEntry(message)) {
            assertEquals("still here", opened.getProp(PR.PR_SUBJECT).orElse(""));
        }
        session.logoff();
        mapi.mapiUninitialize();
    }

    /** A bundle's number is another bundle's in the next framework that works on the same data folder. */
    @Test
    public void aStopIsNotedWithTheFrameworkNotInTheDataFolder() throws Exception {
        storeBundle().stop();
        assertEquals(List.of(String.valueOf(storeBundle().getBundleId())), noted());
        assertFalse(Files.exists(Path.of(context.getProperty("mapi.data"), "held-bundles")));
        storeBundle().start();
        assertEquals(List.of(), noted());
    }

    private List<String> noted() throws IOException {
        return Files.readAllLines(
                bundle("org.mapi4osgi.core").getDataFile("held-bundles").toPath());
    }

    private ProviderState state() {
        return Objects.requireNonNull(Client.status(monitor, STORE_DLL), "no line for " + STORE_DLL)
                .state();
    }

    private Bundle storeBundle() {
        return bundle(STORE_DLL);
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
