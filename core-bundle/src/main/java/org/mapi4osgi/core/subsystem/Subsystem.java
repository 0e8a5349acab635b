// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.subsystem;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIClientShutdown;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.core.gate.Turn;
import org.mapi4osgi.core.handle.Death;
import org.mapi4osgi.core.logon.ServiceConfigurer;
import org.mapi4osgi.core.profile.Profile;
import org.mapi4osgi.core.profile.ProfileAdministration;
import org.mapi4osgi.core.profile.ProfileStore;
import org.mapi4osgi.core.session.Session;
import org.mapi4osgi.core.session.SessionTerms;
import org.mapi4osgi.core.session.SessionTools;
import org.mapi4osgi.core.session.SessionView;
import org.mapi4osgi.core.session.ViewOwner;
import org.mapi4osgi.core.ui.Dialogs;

/**
 * Logs clients on: which profile, which session, and whether it is shared. Logons come one at a time; who logs on has the
 * turn, which is no lock: providers are called meanwhile, and one that logs on itself is refused.
 *
 * <p>The monitor guards the sessions and which of them is shared; nothing is called while it is held.
 */
public final class Subsystem {
    /** How long MAPI_TIMEOUT_SHORT waits for another logon. */
    public static final Duration SHORT_WAIT = Duration.ofSeconds(5);

    /** How many sessions there may be at once. */
    public static final int MAX_SESSIONS = 64;

    private static final Duration LONG_WAIT = Duration.ofDays(365);
    private static final System.Logger LOG = System.getLogger(Subsystem.class.getName());

    private final ProfileStore profiles;
    private final ProfileAdministration administration;
    private final SessionTools tools;
    private final Duration shortWait;
    private final int maxSessions;
    private final Turn turn = new Turn();

    @GuardedBy("this")
    private final List<Session> sessions = new ArrayList<>();

    @GuardedBy("this")
    private @Nullable Session shared;

    @GuardedBy("this")
    private int lastNumber;

    @GuardedBy("this")
    private boolean stopped;

    /**
     * A subsystem without sessions.
     *
     * @param profiles the profiles
     * @param administration administers them
     * @param tools what sessions work with
     * @param shortWait how long MAPI_TIMEOUT_SHORT waits
     * @param maxSessions how many sessions there may be at once
     */
    public Subsystem(
            ProfileStore profiles,
            ProfileAdministration administration,
            SessionTools tools,
            Duration shortWait,
            int maxSessions) {
        this.profiles = profiles;
        this.administration = administration;
        this.tools = tools;
        this.shortWait = shortWait;
        this.maxSessions = maxSessions;
    }

    /** A client's own entry to the subsystem. */
    public SubsystemClient client(String name) {
        return new SubsystemClient(this, name);
    }

    void requireRunning() throws MapiException {
        synchronized (this) {
            if (!stopped) {
                return;
            }
        }
        throw new MapiException(
                MapiCode.MAPI_E_CALL_FAILED, "the MAPI runtime is stopping; wait for it to start again");
    }

    /** MAPIAdminProfiles; for a service without dialogs. */
    IProfAdmin administer(boolean service) {
        return (service ? administration.with(Dialogs.NONE) : administration).profAdmin();
    }

    /** MAPILogonEx, its parameters checked. */
    SessionView logon(LogonRequest request, ViewOwner owner) throws MapiException {
        boolean patient = !request.has(LogonFlag.MAPI_TIMEOUT_SHORT);
        Duration wait = patient ? LONG_WAIT : shortWait;
        if (!turn.take(System.nanoTime() + wait.toNanos())) {
            throw turn.isMine()
                    ? new MapiException(MapiCode.MAPI_E_BUSY, "a provider cannot log on while it is being logged on to")
                    : new MapiException(
                            MapiCode.MAPI_E_TIMEOUT, "another client has been logging on for " + wait + "; try again");
        }
        try {
            requireRunning();
            return inTurn(request, owner);
        } finally {
            turn.leave();
        }
    }

    private SessionView inTurn(LogonRequest request, ViewOwner owner) throws MapiException {
        boolean mail = !request.has(LogonFlag.MAPI_NO_MAIL);
        Session joined = request.mayJoin() ? shared() : null;
        if (joined != null) {
            try {
                return view(joined, mail, owner);
            } catch (MapiException e) {
                // Its last client has just logged off: it is gone, and the request's own words count.
                LOG.log(System.Logger.Level.DEBUG, "the shared session ended while it was joined");
            }
        }
        Session session = open(request);
        try {
            SessionView view = view(session, mail, owner);
            if (request.has(LogonFlag.MAPI_ALLOW_OTHERS)) {
                share(session);
            }
            if (mail && request.has(LogonFlag.MAPI_FORCE_DOWNLOAD)) {
                download(session);
            }
            return view;
        } catch (MapiException | RuntimeException | Error e) {
            session.abandon();
            forget(session);
            throw e;
        }
    }

    private SessionView view(Session session, boolean mail, ViewOwner owner) throws MapiException {
        return session.view(mail, new ViewOwner() {
            @Override
            public void loggedOff() {
                owner.loggedOff();
                if (session.hasEnded()) {
                    forget(session);
                }
            }

            @Override
            public IMAPIClientShutdown shutdown() {
                return owner.shutdown();
            }
        });
    }

    private void download(Session session) {
        try {
            tools.spooler().flush(session.number(), Optional.empty(), Set.of(FlushFlag.FLUSH_DOWNLOAD));
        } catch (MapiException e) {
            LOG.log(System.Logger.Level.WARNING, "mail is not downloaded at logon: " + e.getMessage());
        }
    }

    private Session open(LogonRequest request) throws MapiException {
        String name = profileName(request);
        int number = reserve();
        Profile profile = openProfile(name);
        boolean opened = false;
        try {
            SessionTerms terms = request.terms();
            if (request.has(LogonFlag.MAPI_SERVICE_UI_ALWAYS) && !terms.isService()) {
                configureAll(profile, request);
            }
            Session session = new Session(number, profile, terms, tools);
            opened = true;
            add(session);
            return session;
        } finally {
            if (!opened) {
                profile.close();
            }
        }
    }

    /** Unless the runtime was stopped while the profile was opened: it would have missed this session. */
    private void add(Session session) throws MapiException {
        boolean late;
        synchronized (this) {
            late = stopped;
            if (!late) {
                sessions.add(session);
            }
        }
        if (late) {
            session.abandon();
            requireRunning();
        }
    }

    private Profile openProfile(String name) throws MapiException {
        try {
            return profiles.open(name);
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_NOT_FOUND || e.code() == MapiCode.MAPI_E_INVALID_PARAMETER) {
                throw LogonRequest.failed("there is no profile \"" + name + "\"; create it or choose another");
            }
            throw e;
        }
    }

    private String profileName(LogonRequest request) throws MapiException {
        Optional<String> named = request.has(LogonFlag.MAPI_USE_DEFAULT)
                ? profiles.defaultProfile()
                : Optional.of(request.profileName()).filter(name -> !name.isEmpty());
        if (named.isPresent()) {
            return named.get();
        }
        if (request.has(LogonFlag.MAPI_LOGON_UI)) {
            return chosen(request);
        }
        throw LogonRequest.failed(
                request.has(LogonFlag.MAPI_USE_DEFAULT)
                        ? "there is no default profile; set one, or name a profile"
                        : "no profile was named; name one, or set MAPI_USE_DEFAULT");
    }

    /** The user chooses, the default profile being proposed. Other logons wait meanwhile, as for any logon. */
    private String chosen(LogonRequest request) throws MapiException {
        if (request.terms().isService() || !tools.dialogs().available()) {
            throw LogonRequest.failed("there is no dialog to choose a profile; name one");
        }
        List<String> names = profiles.names();
        if (names.isEmpty()) {
            throw LogonRequest.failed("there is no profile to choose; create one first");
        }
        int proposed = profiles.defaultProfile().map(names::indexOf).orElse(-1);
        return names.get(tools.dialogs().choose(request.uiParam(), "Choose a profile", names, proposed));
    }

    private int reserve() throws MapiException {
        synchronized (this) {
            if (sessions.size() < maxSessions) {
                return ++lastNumber;
            }
        }
        throw LogonRequest.failed("there are " + maxSessions + " sessions already; log one off first");
    }

    /** What a service answers is its own matter, unless the user cancels; its providers will say what they lack. */
    private void configureAll(Profile profile, LogonRequest request) throws MapiException {
        ServiceConfigurer configurer = tools.services().configurer(profile, tools.dialogs());
        for (MapiUid service : profile.services()) {
            try {
                configurer.configure(service, request.uiParam(), Set.of(ServiceFlag.SERVICE_UI_ALWAYS));
            } catch (MapiException e) {
                if (e.code() == MapiCode.MAPI_E_USER_CANCEL) {
                    throw e;
                }
                LOG.log(System.Logger.Level.DEBUG, "a service is not configured at logon: " + e.getMessage());
            }
        }
    }

    private synchronized @Nullable Session shared() {
        return shared;
    }

    private synchronized void share(Session session) {
        if (shared == null) {
            shared = session;
        }
    }

    private synchronized void forget(Session session) {
        sessions.remove(session);
        if (shared == session) {
            shared = null;
        }
    }

    /** The sessions that are open. */
    public synchronized List<Session> sessions() {
        return List.copyOf(sessions);
    }

    /** Ends all sessions; nobody logs on any more. */
    public void stop() {
        List<Session> all;
        synchronized (this) {
            stopped = true;
            all = List.copyOf(sessions);
        }
        String text = "the MAPI runtime has stopped; log on again when it is back";
        Death death = new Death(MapiCode.MAPI_E_END_OF_SESSION, text);
        endTogether(all, session -> () -> session.endAll(death, MapiCode.MAPI_E_END_OF_SESSION, text));
    }

    /** In the background. */
    void endLater(Runnable ending) {
        tools.loader().tools().workers().start("end of sessions", ending);
    }

    /** At once, since each may wait for its mail and its providers as long as it is allowed to. */
    <T> void endTogether(List<T> all, Function<T, Runnable> ending) {
        tools.loader()
                .tools()
                .workers()
                .together("end of session", all.stream().map(ending).toList());
    }
}
