// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.subsystem;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.mapi4osgi.api.IMAPIClientShutdown;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.session.Session;
import org.mapi4osgi.core.session.SessionView;

/**
 * The fast shutdown of one client: each session that it takes part in is asked once.
 *
 * <p>The monitor guards whether it may; nothing is called while it is held.
 */
final class FastShutdown implements IMAPIClientShutdown {
    private final Supplier<List<SessionView>> views;
    private final Runnable leave;

    @GuardedBy("this")
    private boolean granted;

    /**
     * The shutdown of a client.
     *
     * @param views what it has open, in the order of its logons
     * @param leave ends that, without waiting
     */
    FastShutdown(Supplier<List<SessionView>> views, Runnable leave) {
        this.views = views;
        this.leave = leave;
    }

    private Set<Session> sessions() {
        Set<Session> sessions = new LinkedHashSet<>();
        views.get().forEach(view -> sessions.add(view.session()));
        return sessions;
    }

    private synchronized boolean grant(boolean now) {
        boolean before = granted;
        granted = now;
        return before;
    }

    @Override
    public void queryFastShutdown() throws MapiException {
        grant(false);
        for (Session session : sessions()) {
            session.shutdown().query();
        }
        grant(true);
    }

    @Override
    public void notifyProcessShutdown() {
        sessions().forEach(session -> session.shutdown().notifyProcess());
    }

    @Override
    public void doFastShutdown() throws MapiException {
        if (!grant(false)) {
            throw new MapiException(
                    MapiCode.MAPI_E_NO_SUPPORT,
                    "queryFastShutdown has not succeeded, so data could be lost; ask first, or log off");
        }
        sessions().forEach(session -> session.shutdown().doFast());
        leave.run();
    }
}
