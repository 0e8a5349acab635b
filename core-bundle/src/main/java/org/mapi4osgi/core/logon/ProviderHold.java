// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.provider.BundleId;
import org.mapi4osgi.core.provider.HeldProvider;
import org.mapi4osgi.core.provider.ProviderCall;
import org.mapi4osgi.core.provider.ProviderKey;
import org.mapi4osgi.core.provider.ProviderLease;
import org.mapi4osgi.core.provider.ProviderLoader;
import org.mapi4osgi.core.provider.ProviderTools;
import org.mapi4osgi.core.provider.ProviderType;
import org.mapi4osgi.core.provider.RevisionUser;
import org.mapi4osgi.spi.IMAPIProviderShutdown;
import org.mapi4osgi.spi.InitRequest;

/**
 * The provider object of one session: made from an entry point when it is first needed, shut down when its last logon has
 * ended, made anew from the next revision.
 *
 * <p>The lock guards what is held; nothing is called with it held. Loading and unloading is for the one who has the turn;
 * {@link #letGo} also for the one who empties a revision without it.
 *
 * @param <P> the provider's interface
 */
final class ProviderHold<P extends IUnknown> {
    private static final Logger LOG = System.getLogger(ProviderHold.class.getName());
    private static final BundleId NONE = new BundleId(-1, "", "");

    private final ProviderType<?, P, ?> type;
    private final ProviderKey key;
    private final ProviderLoader loader;
    private final ProviderTools tools;
    private final InitRequest request;
    private final RevisionUser user;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private @Nullable ProviderLease lease;

    @GuardedBy("lock")
    private @Nullable HeldProvider<P> held;

    private volatile String pinned;
    private volatile BundleId bundle = NONE;

    ProviderHold(
            ProviderType<?, P, ?> type,
            String dll,
            String pinned,
            ProviderLoader loader,
            InitRequest request,
            RevisionUser user) {
        this.type = type;
        this.key = new ProviderKey(type.kind(), dll);
        this.pinned = pinned;
        this.loader = loader;
        this.tools = loader.tools();
        this.request = request;
        this.user = user;
    }

    ProviderKey key() {
        return key;
    }

    /** The symbolic name of the only bundle that will do: the profile's word, or the bundle that was used first. */
    String pinned() {
        return pinned;
    }

    /** The bundle that is or was used. */
    BundleId bundle() {
        return bundle;
    }

    /** LoadLibrary: finds the entry point. */
    void acquire() throws MapiException {
        ProviderLease there = lease();
        if (there != null && !there.isLeaving()) {
            return;
        }
        ProviderLease next = loader.acquire(key, pinned, user);
        bundle = next.bundle();
        pinned = next.bundle().symbolicName();
        synchronized (lock) {
            lease = next;
        }
    }

    /** The provider object; made now if there is none. */
    P provider() throws MapiException {
        for (int attempt = 0; attempt < 2; attempt++) {
            P there = current();
            if (there != null) {
                return there;
            }
            acquire();
            ProviderLease from = lease();
            if (from == null) {
                continue;
            }
            try {
                HeldProvider<P> made = from.init(type, request);
                synchronized (lock) {
                    held = made;
                }
            } catch (MapiException e) {
                boolean left = from.isLeaving();
                unload();
                if (left) {
                    continue;
                }
                throw e;
            }
            if (from.isLeaving()) {
                unload();
            }
        }
        P made = current();
        if (made == null) {
            throw gone();
        }
        return made;
    }

    private MapiException gone() {
        return new MapiException(
                MapiCode.MAPI_E_FAILONEPROVIDER,
                "the bundle " + bundle + " stopped while " + key + " was loaded; try again");
    }

    /** The provider object if there is one. */
    @Nullable
    P current() {
        HeldProvider<P> now;
        synchronized (lock) {
            now = held;
        }
        return now == null ? null : now.provider();
    }

    /** The load that is in use. */
    @Nullable
    ProviderLease lease() {
        synchronized (lock) {
            return lease;
        }
    }

    /** Shutdown, Release, FreeLibrary. */
    void unload() {
        ProviderLease lastLease;
        HeldProvider<P> last;
        synchronized (lock) {
            lastLease = lease;
            last = held;
            lease = null;
            held = null;
        }
        P provider = last == null ? null : last.provider();
        if (last != null && provider != null) {
            last.empty();
            quietly("shutdown", () -> {
                type.shutdown(provider);
                return true;
            });
            log(Step.SHUT_DOWN, "");
        }
        if (lastLease != null) {
            lastLease.close();
        }
    }

    /** A call of the provider's fast shutdown; nothing, if it has none or is not loaded. */
    void shutdownStep(String what, ProviderShutdown.Step step) throws MapiException {
        P provider = current();
        if (provider != null) {
            tools.workers()
                    .call(
                            key.dll(),
                            what,
                            tools.settings().logoff(),
                            () -> {
                                Optional<IMAPIProviderShutdown> shutdown = shutdown(provider);
                                if (shutdown.isPresent()) {
                                    step.call(shutdown.get());
                                }
                                return true;
                            },
                            late -> {});
        }
    }

    private static Optional<IMAPIProviderShutdown> shutdown(IUnknown provider) throws MapiException {
        try {
            return Optional.ofNullable(provider.queryInterface(IMAPIProviderShutdown.IID));
        } catch (MapiException e) {
            if (e.code() == MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** As {@link #unload}, if the revision is leaving; otherwise what is held is of the next one already. */
    void letGo() {
        ProviderLease now = lease();
        if (now != null && now.isLeaving()) {
            unload();
        }
    }

    /** Calls the provider with a deadline; a failure is noted, and that is all. */
    void quietly(String what, ProviderCall<Boolean> call) {
        try {
            tools.workers().call(key.dll(), what, tools.settings().logoff(), call, late -> {});
        } catch (MapiException e) {
            LOG.log(Level.WARNING, what + " of " + key + " failed", e);
            log(Step.MISBEHAVED, String.valueOf(e.getMessage()));
        }
    }

    void log(Step step, String detail) {
        tools.log().add(step, key, bundle, user.session(), detail);
    }
}
