// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.subsystem;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIClientShutdown;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.InitFlag;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.handle.Death;
import org.mapi4osgi.core.session.SessionView;
import org.mapi4osgi.core.session.ViewOwner;

/**
 * The subsystem as one client bundle has it: its initialisations are counted, and its sessions end with it.
 *
 * <p>The monitor guards the count and the sessions; nothing is called while it is held.
 */
public final class SubsystemClient implements MapiSubsystem {
    private static final System.Logger LOG = System.getLogger(SubsystemClient.class.getName());

    private final Subsystem subsystem;
    private final String name;
    private final FastShutdown shutdown = new FastShutdown(this::views, this::exited);

    @GuardedBy("this")
    private int initialized;

    /** Initialised with MAPI_NT_SERVICE: nobody is asked. */
    @GuardedBy("this")
    private boolean service;

    @GuardedBy("this")
    private final Set<SessionView> open = new LinkedHashSet<>();

    SubsystemClient(Subsystem subsystem, String name) {
        this.subsystem = subsystem;
        this.name = name;
    }

    @Override
    public void mapiInitialize(InitFlag... flags) throws MapiException {
        subsystem.requireRunning();
        boolean asService = List.of(flags).contains(InitFlag.MAPI_NT_SERVICE);
        synchronized (this) {
            initialized++;
            service |= asService;
        }
    }

    @Override
    public void mapiUninitialize() {
        boolean last;
        synchronized (this) {
            if (initialized == 0) {
                LOG.log(System.Logger.Level.WARNING, name + " called mapiUninitialize more often than mapiInitialize");
                return;
            }
            initialized--;
            last = initialized == 0;
            service &= !last;
        }
        if (last) {
            endAll(new Death(
                    MapiCode.MAPI_E_NOT_INITIALIZED, "mapiUninitialize was called; initialise and log on again"));
        }
    }

    private void requireInitialized() throws MapiException {
        synchronized (this) {
            if (initialized > 0) {
                return;
            }
        }
        throw new MapiException(MapiCode.MAPI_E_NOT_INITIALIZED, "call mapiInitialize first");
    }

    @Override
    public IMAPISession mapiLogonEx(
            UiParam uiParam, @Nullable String profileName, @Nullable String password, LogonFlag... flags)
            throws MapiException {
        requireInitialized();
        LogonRequest request = LogonRequest.of(uiParam, profileName, password, MapiFlag.set(LogonFlag.class, flags));
        Tracked tracked = new Tracked();
        SessionView view = subsystem.logon(request, tracked);
        tracked.began(view);
        return view;
    }

    /** Keeps a view among the open ones until it has logged off, in whichever order the two come. */
    private final class Tracked implements ViewOwner {
        @GuardedBy("SubsystemClient.this")
        private boolean over;

        @GuardedBy("SubsystemClient.this")
        private @Nullable SessionView view;

        void began(SessionView begun) {
            synchronized (SubsystemClient.this) {
                view = begun;
                if (!over) {
                    open.add(begun);
                }
            }
        }

        @Override
        public void loggedOff() {
            synchronized (SubsystemClient.this) {
                over = true;
                open.remove(view);
            }
        }

        @Override
        public IMAPIClientShutdown shutdown() {
            return shutdown;
        }
    }

    private synchronized boolean isService() {
        return service;
    }

    @Override
    public IProfAdmin mapiAdminProfiles() throws MapiException {
        requireInitialized();
        subsystem.requireRunning();
        return subsystem.administer(isService());
    }

    /** The client's bundle has stopped. */
    public void stopped() {
        endAll(new Death(MapiCode.MAPI_E_END_OF_SESSION, "the bundle " + name + " that logged on has stopped"));
    }

    /** DoFastShutdown: the client is as good as gone, and waits for nothing. */
    private void exited() {
        synchronized (this) {
            initialized = 0;
            service = false;
        }
        List<SessionView> all = views();
        Death why = new Death(MapiCode.MAPI_E_NOT_INITIALIZED, "the client has shut down; initialise and log on again");
        subsystem.endLater(() -> subsystem.endTogether(all, view -> () -> view.logoffNow(why)));
    }

    /** What is open, in the order of the logons. */
    private synchronized List<SessionView> views() {
        return List.copyOf(open);
    }

    private void endAll(Death why) {
        List<SessionView> all = views();
        if (!all.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, name + " leaves " + all.size() + " sessions open; they are logged off");
        }
        subsystem.endTogether(all, view -> () -> view.logoffNow(why));
    }
}
