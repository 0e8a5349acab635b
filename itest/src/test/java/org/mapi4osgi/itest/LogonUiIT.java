// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mapi4osgi.api.DisplayControl;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.ui.LogonUi;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;

/** Front ends that come and go as services. */
@RunWith(PaxExam.class)
public class LogonUiIT {
    @Inject
    private BundleContext context;

    @Inject
    private MapiSubsystem mapi;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Configuration
    public Option[] framework() {
        return Installed.runtime();
    }

    @Before
    public void createProfile() throws MapiException {
        mapi.mapiInitialize();
        Client.createProfile(mapi);
    }

    @After
    public void deleteProfile() throws MapiException {
        mapi.mapiAdminProfiles().deleteProfile(Client.PROFILE);
        mapi.mapiUninitialize();
    }

    /** Chooses the profile of the tests or the last template, and enters the given values. */
    private class Ui implements LogonUi {
        private final String name;
        private final Props entered;

        Ui(String name, Props entered) {
            this.name = name;
            this.entered = entered;
        }

        @Override
        public OptionalInt choose(UiParam parent, String title, List<String> choices, int preselected) {
            asked.add(name + " " + title);
            return OptionalInt.of(Math.max(0, choices.indexOf(Client.PROFILE)));
        }

        @Override
        public boolean edit(UiParam parent, String title, List<DisplayControl> controls, IMAPIProp configData) {
            asked.add(name + " " + title);
            try {
                return configData.setProps(entered).isEmpty();
            } catch (MapiException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public IMAPIProgress progress(UiParam parent, String title, boolean cancelable) {
            return (value, count, total) -> {};
        }
    }

    private ServiceRegistration<LogonUi> register(LogonUi ui, int ranking) {
        return context.registerService(LogonUi.class, ui, new Hashtable<>(Map.of(Constants.SERVICE_RANKING, ranking)));
    }

    private String logonAndOff() throws MapiException {
        IMAPISession session = mapi.mapiLogonEx(null, LogonFlag.MAPI_NEW_SESSION, LogonFlag.MAPI_LOGON_UI);
        session.logoff();
        return session.profileName();
    }

    private @Nullable MapiCode refusal() {
        return assertThrows(MapiException.class, this::logonAndOff).code();
    }

    @Test
    public void theHighestFrontEndThatIsThereIsAsked() throws MapiException {
        assertEquals(MapiCode.MAPI_E_LOGON_FAILED, refusal());
        ServiceRegistration<LogonUi> low = register(new Ui("low", Props.EMPTY), 1);
        ServiceRegistration<LogonUi> high = register(new Ui("high", Props.EMPTY), 2);
        ServiceRegistration<LogonUi> lowest = register(new Ui("lowest", Props.EMPTY), 0);
        assertEquals(Client.PROFILE, logonAndOff());
        high.unregister();
        logonAndOff();
        lowest.setProperties(new Hashtable<>(Map.of(Constants.SERVICE_RANKING, 3)));
        logonAndOff();
        low.unregister();
        lowest.unregister();
        assertEquals(
                List.of("high Choose a profile", "low Choose a profile", "lowest Choose a profile"),
                List.copyOf(asked));
        assertEquals(MapiCode.MAPI_E_LOGON_FAILED, refusal());
    }

    @Test
    public void aFrontEndThatGoesCancelsTheLogon() throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        ServiceRegistration<LogonUi> registration = register(
                new Ui("leaving", Props.EMPTY) {
                    @Override
                    public OptionalInt choose(UiParam parent, String title, List<String> choices, int preselected) {
                        shown.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.complete(true);
                        }
                        return OptionalInt.of(0);
                    }
                },
                0);
        CompletableFuture<MapiCode> logon = CompletableFuture.supplyAsync(this::refusal);
        assertTrue(shown.await(1, TimeUnit.MINUTES));
        registration.unregister();
        assertEquals(MapiCode.MAPI_E_USER_CANCEL, logon.get(1, TimeUnit.MINUTES));
        assertTrue(interrupted.get(1, TimeUnit.MINUTES));
    }

    @Test
    public void aContactIsMadeAndChangedByItsDetails() throws MapiException {
        Props ada = Props.of(PR.PR_DISPLAY_NAME, "Ada Lovelace").with(PR.PR_EMAIL_ADDRESS, "ada@example.org");
        ServiceRegistration<LogonUi> first = register(new Ui("first", ada), 0);
        IMAPISession session = Client.logon(mapi);
        IAddrBook book = session.openAddressBook();
        EntryId made = book.newEntry(UiParam.NONE, book.getPAB().orElseThrow(), null);
        first.unregister();
        ServiceRegistration<LogonUi> second = register(new Ui("second", Props.of(PR.PR_COMPANY_NAME, "Engines")), 0);
        book.details(UiParam.NONE, made);
        second.unregister();
        try (IMAPIProp entry = book.openEntry(made)) {
            assertEquals("Ada Lovelace", entry.getProp(PR.PR_DISPLAY_NAME).orElse("?"));
            assertEquals("Engines", entry.getProp(PR.PR_COMPANY_NAME).orElse("?"));
        }
        assertEquals(List.of("first New entry", "first New entry", "second Ada Lovelace"), List.copyOf(asked));
        session.logoff();
    }
}
