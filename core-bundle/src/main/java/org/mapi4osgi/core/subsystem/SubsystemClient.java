// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.subsystem;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/**
 * The subsystem as one client bundle has it: its initialisations are counted, and its sessions end with it.
 *
 * <p>The monitor guards the count and the sessions; nothing is called while it is held.
 */
public final class SubsystemClient implements MapiSubsystem {
    private static final System.Logger LOG = System.getLogger(SubsystemClient.class.getName());

    private final Subsystem subsystem;
    private final String name;

    @GuardedBy("this")
    private int initialized;

    /** Initialised with MAPI_NT_SERVICE: nobody is asked. */
    @GuardedBy("this")
    private boolean service;

    @GuardedBy("this")
    private final Set<SessionView> open = Collections.newSetFromMap(new IdentityHashMap<>());

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
    private final class Tracked implements Runnable {
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
        public void run() {
            synchronized (SubsystemClient.this) {
                over = true;
                open.remove(view);
            }
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

    private void endAll(Death why) {
        List<SessionView> all;
        synchronized (this) {
            all = List.copyOf(open);
        }
        if (!all.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, name + " leaves " + all.size() + " sessions open; they are logged off");
        }
        subsystem.endTogether(all, view -> () -> view.logoffNow(why));
    }
}
