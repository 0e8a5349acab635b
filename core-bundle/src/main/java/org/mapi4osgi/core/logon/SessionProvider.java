// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.core.gate.Turn;
import org.mapi4osgi.core.provider.HeldLogon;
import org.mapi4osgi.core.provider.ProviderCall;
import org.mapi4osgi.core.provider.ProviderLease;
import org.mapi4osgi.core.provider.ProviderLoader;
import org.mapi4osgi.core.provider.ProviderSettings;
import org.mapi4osgi.core.provider.ProviderTools;
import org.mapi4osgi.core.provider.ProviderType;
import org.mapi4osgi.core.provider.RevisionUser;
import org.mapi4osgi.core.support.SupportKind;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.SpiVersion;

/**
 * A session's use of one provider: its provider object and the logons made with it.
 *
 * <p>Loading, logging on and logging off is one piece of work at a time, for the one who has the {@link Turn}; a bundle
 * that leaves waits a bounded time for it. The lock guards the lists; nothing is called with it held.
 *
 * @param <P> the provider's interface
 * @param <L> its logon interface
 * @param <G> the logons
 */
abstract class SessionProvider<P extends IUnknown, L extends IUnknown, G extends Logon<L>>
        implements RevisionUser, LogonEvents {
    private static final Logger LOG = System.getLogger(SessionProvider.class.getName());

    final LogonContext context;
    final ProviderHold<P> hold;
    private final ProviderType<?, P, L> type;
    private final ProviderLoader loader;
    private final ProviderTools tools;
    private final Turn turn = new Turn();
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final List<G> logons = new ArrayList<>();

    /** Logons whose support object the provider released: to be ended by whoever has the turn next. */
    @GuardedBy("lock")
    private final List<Logon<?>> released = new ArrayList<>();

    private volatile boolean ended;

    SessionProvider(
            LogonContext context, ProviderLoader loader, ProviderType<?, P, L> type, String dll, String pinned) {
        this.context = context;
        this.loader = loader;
        this.tools = loader.tools();
        this.type = type;
        InitRequest request = new InitRequest(context.initFlags(), SpiVersion.CURRENT);
        this.hold = new ProviderHold<>(type, dll, pinned, loader, request, this);
    }

    /**
     * Calls XXLogon of the provider for a logon that lost its revision, without a dialog, and adopts what it returns.
     *
     * @return false if the provider was unloaded for want of an AddRef
     */
    abstract boolean logonAgain(P provider, G logon, SupportObject support) throws MapiException;

    /** The logons that have not ended, in their order. */
    final List<G> logons() {
        synchronized (lock) {
            return List.copyOf(logons);
        }
    }

    /** Whether this is the provider of a dll name, as far as the pinned bundle tells. */
    final boolean fits(String dll, String pinned) {
        return hold.key().dll().equals(dll) && (pinned.isEmpty() || pinned.equals(hold.pinned()));
    }

    /** Does a piece of work when its turn has come. */
    final <T> T inTurn(ProviderCall<T> work) throws MapiException {
        if (!turn.take(System.nanoTime() + patience().toNanos())) {
            throw new MapiException(
                    MapiCode.MAPI_E_FAILONEPROVIDER,
                    turn.isMine()
                            ? "the provider " + hold.key() + " came back to its own logon while it logs on"
                            : "the provider " + hold.key() + " is busy with another logon; try again");
        }
        try {
            if (ended) {
                throw new MapiException(MapiCode.MAPI_E_END_OF_SESSION, "the session was logged off; log on again");
            }
            return work.call();
        } finally {
            endReleased();
            turn.leave();
        }
    }

    /** Whoever has the turn has it no longer than a logon that is configured and tried again, and a logoff. */
    private Duration patience() {
        ProviderSettings settings = tools.settings();
        return settings.logon().multipliedBy(3).plus(settings.logoff().multipliedBy(2));
    }

    /** A support object for a logon that is about to be made. */
    final SupportObject expectLogon(G logon) {
        SupportObject support = new SupportObject(SupportKind.of(hold.key().kind()), logon, context.support());
        logon.expect(support);
        return support;
    }

    /** Calls the provider for a logon, with a deadline. A logon that comes too late is logged off. */
    final <R> R logonCall(ProviderCall<R> call, Function<R, @Nullable L> late) throws MapiException {
        try {
            return tools.workers()
                    .call(hold.key().dll(), "logon", tools.settings().logon(), call, result -> {
                        L logon = late.apply(result);
                        if (logon != null) {
                            logoffLate(logon);
                        }
                    });
        } catch (MapiException e) {
            hold.log(Step.LOGON_FAILED, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void logoffLate(L logon) {
        try {
            type.logoff(logon);
        } catch (MapiException | RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "logoff of a late logon of {0} failed: {1}", hold.key(), e.getClass());
        }
    }

    /**
     * Takes what a logon returned into use, or unloads the provider if it kept no support object of any of its logons.
     *
     * @return false if the provider was unloaded
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_FAILONEPROVIDER: the bundle stopped meanwhile
     *     </ul>
     */
    final boolean adopt(G logon, SupportObject support, L object, @Nullable IMsgStore store) throws MapiException {
        hold.log(Step.LOGGED_ON, "");
        ProviderLease lease = hold.lease();
        if (lease == null || lease.isLeaving()) {
            logoff(logon, support, object);
            throw new MapiException(
                    MapiCode.MAPI_E_FAILONEPROVIDER,
                    "the bundle " + hold.bundle() + " stopped while it logged on; try again");
        }
        if (support.references() == 0 && references() == 0) {
            hold.log(Step.MISBEHAVED, "logged on without AddRef on its support object; it is unloaded");
            logoff(logon, support, object);
            endAll();
            return false;
        }
        synchronized (lock) {
            if (!logons.contains(logon)) {
                logons.add(logon);
            }
        }
        logon.attached(new HeldLogon<>(lease::isLeaving, support, object, store));
        if (lease.isLeaving()) {
            missedLeave(logon);
        }
        return true;
    }

    /** The bundle began to leave just now, and may have done so without this logon. */
    private void missedLeave(G logon) {
        logon.closeGate(System.nanoTime() + tools.settings().grace().toNanos());
        letGoOf(logon);
        hold.letGo();
        loader.awaitReplacement(hold.key(), hold.pinned(), this);
    }

    /** A logon that failed: its support object is of no use any more. */
    final void abandon(G logon, SupportObject support) {
        support.revoke();
        logon.unexpect(support);
    }

    private int references() {
        int sum = 0;
        for (G logon : logons()) {
            SupportObject support = logon.support();
            sum += support == null ? 0 : support.references();
        }
        return sum;
    }

    /** Ends logons and unloads the provider with the last one. */
    final void end(List<? extends Logon<?>> ending) {
        for (G logon : logons()) {
            if (ending.contains(logon)) {
                end(logon);
            }
        }
        if (logons().isEmpty()) {
            hold.unload();
        } else if (references() == 0 && hold.current() != null) {
            endAll();
        }
    }

    private void endAll() {
        for (G logon : logons()) {
            try {
                end(logon);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "the end of a logon to " + hold.key() + " failed", e);
            }
        }
        hold.unload();
    }

    /** Nothing is routed to it and its row is gone before the provider is called. */
    private void end(G logon) {
        logon.closeGate(System.nanoTime());
        drain(logon, System.nanoTime() + tools.settings().drain().toNanos());
        HeldLogon<L> held = logon.died();
        synchronized (lock) {
            logons.remove(logon);
        }
        try {
            context.listener().died(logon);
        } finally {
            if (held != null) {
                logoff(logon, held);
            }
            if (logons().stream().noneMatch(other -> other.sectionUid().equals(logon.sectionUid()))) {
                context.profile().dropTemporaryStore(logon.sectionUid());
            }
        }
    }

    private boolean drain(G logon, long deadline) {
        return logon.gate().awaitDrained(deadline);
    }

    private void logoff(G logon, HeldLogon<L> held) {
        L object = held.logon();
        held.empty();
        if (object != null) {
            logoff(logon, held.support(), object);
        }
    }

    /** Logoff, Release, and the end of the support object. */
    private void logoff(G logon, SupportObject support, L object) {
        hold.quietly("logoff", () -> {
            type.logoff(object);
            return true;
        });
        hold.log(Step.LOGGED_OFF, "");
        revoke(support);
        logon.unexpect(support);
    }

    private void revoke(SupportObject support) {
        int left = support.references();
        if (left > 0) {
            hold.log(
                    Step.MISBEHAVED,
                    left + (left == 1 ? " reference" : " references") + " to the support object not released; added at "
                            + support.addedAt());
            LOG.log(
                    Level.WARNING,
                    "{0} logged off without releasing its support object; references: {1}, added at {2}",
                    hold.key(),
                    left,
                    support.addedAt());
        }
        support.revoke();
    }

    /** Unloads a provider that was loaded for a logon which was not made. */
    final void unloadUnused() {
        if (turn.take(System.nanoTime() + patience().toNanos())) {
            try {
                if (logons().isEmpty()) {
                    hold.unload();
                }
            } finally {
                turn.leave();
            }
        }
    }

    /** Ends some logons, as soon as the turn is free. */
    final void endSoon(List<? extends Logon<?>> ending) {
        synchronized (lock) {
            released.addAll(ending);
        }
        endReleasedInTurn();
    }

    /** Finds the provider's bundle, so that a section can be tied to it. */
    final void loadForSection() throws MapiException {
        inTurn(() -> {
            hold.acquire();
            return true;
        });
    }

    /** Ends this provider with its session. */
    final void endOfSession() {
        boolean mine = turn.take(System.nanoTime() + patience().toNanos());
        ended = true;
        loader.forget(hold.key(), this);
        try {
            endAll();
        } finally {
            if (mine) {
                turn.leave();
            }
        }
    }

    @Override
    public final void uidRegistered(Logon<?> logon, MapiUid uid) {
        hold.log(Step.UID_REGISTERED, uid.toString());
    }

    @Override
    public final void supportAdded(Logon<?> logon, int references) {
        hold.log(Step.ADD_REF, references + (references == 1 ? " reference" : " references"));
    }

    /** The logon ends, but not inside the provider's own call: as soon as the turn is free. */
    @Override
    public final void supportGone(Logon<?> logon) {
        synchronized (lock) {
            released.add(logon);
        }
        if (!turn.isMine()) {
            tools.workers().start("logoff of " + hold.key(), this::endReleasedInTurn);
        }
    }

    @Override
    public final void settle(Logon<?> logon) {
        boolean ending;
        synchronized (lock) {
            ending = released.contains(logon);
        }
        if (ending || logon.state() == LogonState.DEAD || logon.state() == LogonState.DRAINING) {
            endReleasedInTurn();
        }
    }

    private void endReleasedInTurn() {
        if (turn.take(System.nanoTime() + patience().toNanos())) {
            try {
                endReleased();
            } finally {
                turn.leave();
            }
        }
    }

    private void endReleased() {
        List<Logon<?>> ending;
        synchronized (lock) {
            ending = List.copyOf(released);
        }
        if (!ending.isEmpty()) {
            end(ending);
            synchronized (lock) {
                released.removeAll(ending);
            }
        }
    }

    @Override
    public final int session() {
        return context.session();
    }

    @Override
    public final void closeGates(long endOfGrace) {
        logons().forEach(logon -> logon.closeGate(endOfGrace));
    }

    @Override
    public final boolean drain(long deadline) {
        boolean drained = true;
        for (G logon : logons()) {
            drained &= drain(logon, deadline);
        }
        for (G logon : logons()) {
            if (drained && logon.gate().inside() == 0) {
                hold.quietly("last calls", () -> {
                    logon.leaving();
                    return true;
                });
            }
        }
        return drained;
    }

    @Override
    public final void letGo() {
        boolean mine = turn.take(System.nanoTime() + tools.settings().drain().toNanos());
        try {
            logons().forEach(this::letGoOf);
            hold.letGo();
        } finally {
            if (mine) {
                turn.leave();
            }
        }
    }

    private void letGoOf(G logon) {
        HeldLogon<L> now = logon.held();
        if (now != null && now.isLeaving()) {
            HeldLogon<L> held = logon.detached();
            if (held != null) {
                logoff(logon, held);
            }
        }
    }

    @Override
    public final void gone() {
        List<G> waiting = logons();
        waiting.forEach(context.listener()::detached);
        if (!ended && !waiting.isEmpty()) {
            loader.awaitReplacement(hold.key(), hold.pinned(), this);
        }
    }

    @Override
    public final void arriving() {
        long until = System.nanoTime() + patience().toNanos();
        logons().forEach(logon -> logon.attempted(until));
    }

    @Override
    public final void comeBack() {
        List<G> back = new ArrayList<>();
        boolean mine = turn.take(System.nanoTime() + patience().toNanos());
        try {
            if (mine && !ended) {
                logonAgain(back);
            }
        } finally {
            if (mine) {
                endReleased();
                turn.leave();
            }
        }
        back.forEach(context.listener()::attached);
        logons().forEach(Logon::attemptEnded);
        if (!ended && logons().stream().anyMatch(logon -> logon.state() == LogonState.DETACHED)) {
            loader.awaitNext(hold.key(), hold.pinned(), this);
            graceOver();
        }
    }

    private void logonAgain(List<G> back) {
        for (G logon : logons()) {
            if (logon.state() == LogonState.DETACHED && logonAgain(logon)) {
                back.add(logon);
            }
        }
    }

    /** An error leaves the logon as it is: the next revision may do better. */
    private boolean logonAgain(G logon) {
        try {
            P provider = hold.provider();
            SupportObject support = expectLogon(logon);
            try {
                return logonAgain(provider, logon, support);
            } catch (MapiException e) {
                abandon(logon, support);
                throw e;
            }
        } catch (MapiException e) {
            LOG.log(Level.WARNING, "{0} cannot log on again: {1}", hold.key(), e.getMessage());
            return false;
        }
    }

    @Override
    public final void graceOver() {
        for (G logon : logons()) {
            if (logon.expired()) {
                context.listener().expired(logon);
            }
        }
    }

    @Override
    public final Usage usage() {
        Set<MapiUid> uids = new LinkedHashSet<>();
        List<G> now = logons();
        now.forEach(logon -> uids.addAll(logon.uids()));
        return new Usage(now.size(), references(), uids);
    }
}
