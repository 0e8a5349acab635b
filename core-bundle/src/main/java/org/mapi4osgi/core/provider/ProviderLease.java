// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.admin.ProviderEvent.Step;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.SpiVersion;

/** One load of a provider: LoadLibrary when it is made, FreeLibrary when it is closed. */
public final class ProviderLease implements AutoCloseable {
    /** The oldest interface that this runtime still serves. */
    static final SpiVersion OLDEST = new SpiVersion(0x00010000);

    private final ProviderRevision revision;
    private final RevisionUser user;
    private final ProviderTools tools;
    private final AtomicReference<@Nullable Object> service;

    ProviderLease(ProviderRevision revision, RevisionUser user, ProviderTools tools, Object service) {
        this.revision = revision;
        this.user = user;
        this.tools = tools;
        this.service = new AtomicReference<>(service);
        log(Step.LOADED, "");
    }

    /**
     * Which bundle it is.
     *
     * @return the bundle of the revision
     */
    public BundleId bundle() {
        return revision.bundle();
    }

    /**
     * Whether the revision is leaving or has left.
     *
     * @return true as soon as its bundle stops
     */
    public boolean isLeaving() {
        return revision.isLeaving();
    }

    /**
     * Calls the entry point and checks the version of what it returns.
     *
     * @param type the kind of provider
     * @param request the input
     * @param <P> the provider object
     * @return the new provider object in its holder
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_VERSION: the provider refused, or is too old
     *       <li>MAPI_E_TIMEOUT: it did not return in time
     *       <li>MAPI_E_FAILONEPROVIDER: the bundle is leaving
     *       <li>MAPI_E_CALL_FAILED: it returned no provider object, or failed otherwise
     *       <li>the provider's own code
     *     </ul>
     */
    public <P extends IUnknown> HeldProvider<P> init(ProviderType<?, P, ?> type, InitRequest request)
            throws MapiException {
        try {
            HeldProvider<P> held = checked(type, request);
            log(Step.INITIALISED, "");
            return held;
        } catch (MapiException e) {
            log(Step.INIT_FAILED, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private <P extends IUnknown> HeldProvider<P> checked(ProviderType<?, P, ?> type, InitRequest request)
            throws MapiException {
        String dll = revision.key().dll();
        ProviderInit<P> result = tools.workers()
                .call(dll, "init", tools.settings().logon(), () -> type.init(entryPoint(), request), late -> {});
        if (result == null || result.provider() == null || result.providerVersion() == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_CALL_FAILED,
                    MapiError.of(
                            dll, dll + " returned no provider object from init; this is a defect of the provider"));
        }
        if (result.providerVersion().compareTo(OLDEST) < 0) {
            tools.workers()
                    .call(dll, "release", tools.settings().logoff(), () -> release(result.provider()), late -> {});
            throw new MapiException(
                    MapiCode.MAPI_E_VERSION,
                    dll + " speaks version " + result.providerVersion() + " of the provider interface, at least "
                            + OLDEST + " is needed; install a newer version of " + bundle());
        }
        return new HeldProvider<>(result.provider());
    }

    private static boolean release(IUnknown provider) {
        provider.close();
        return true;
    }

    private Object entryPoint() throws MapiException {
        Object now = service.get();
        if (now == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_FAILONEPROVIDER, "the bundle " + bundle() + " is being stopped; try again");
        }
        return now;
    }

    /** FreeLibrary. Idempotent. */
    @Override
    public void close() {
        if (letGo()) {
            revision.closed(this);
        }
    }

    /** Lets go of the entry point; true for the first time. */
    boolean letGo() {
        if (service.getAndSet(null) == null) {
            return false;
        }
        revision.unget();
        log(Step.UNLOADED, "");
        return true;
    }

    RevisionUser user() {
        return user;
    }

    private void log(Step step, String detail) {
        tools.log().add(step, revision.key(), bundle(), user.session(), detail);
    }
}
