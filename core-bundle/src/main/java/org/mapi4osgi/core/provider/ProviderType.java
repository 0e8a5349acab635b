// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.IXPLogon;
import org.mapi4osgi.spi.IXPProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.XPProviderInit;

/**
 * The calls that the kinds of providers have in common, under one name.
 *
 * @param <E> the entry point
 * @param <P> the provider object
 * @param <L> the logon object
 */
public final class ProviderType<E, P extends IUnknown, L extends IUnknown> {
    /** Address book providers. */
    public static final ProviderType<ABProviderInit, IABProvider, IABLogon> AB = new ProviderType<>(
            ProviderKind.AB, ABProviderInit.class, ABProviderInit::init, IABProvider::shutdown, IABLogon::logoff);

    /** Message store providers. */
    public static final ProviderType<MSProviderInit, IMSProvider, IMSLogon> MS = new ProviderType<>(
            ProviderKind.MS, MSProviderInit.class, MSProviderInit::init, IMSProvider::shutdown, IMSLogon::logoff);

    /** Transport providers. */
    public static final ProviderType<XPProviderInit, IXPProvider, IXPLogon> XP = new ProviderType<>(
            ProviderKind.XP,
            XPProviderInit.class,
            XPProviderInit::init,
            IXPProvider::shutdown,
            IXPLogon::transportLogoff);

    private final ProviderKind kind;
    private final Class<E> entryPoint;
    private final Init<E, P> init;
    private final Step<P> shutdown;
    private final Step<L> logoff;

    private ProviderType(ProviderKind kind, Class<E> entryPoint, Init<E, P> init, Step<P> shutdown, Step<L> logoff) {
        this.kind = kind;
        this.entryPoint = entryPoint;
        this.init = init;
        this.shutdown = shutdown;
        this.logoff = logoff;
    }

    /**
     * The kind.
     *
     * @return AB, MS or XP
     */
    public ProviderKind kind() {
        return kind;
    }

    /**
     * Calls XXProviderInit.
     *
     * @param service the registered service
     * @param request the input
     * @return what the entry point returned
     * @throws MapiException as the provider threw it
     */
    ProviderInit<P> init(Object service, InitRequest request) throws MapiException {
        return init.init(entryPoint.cast(service), request);
    }

    /**
     * Calls Shutdown, then Release, also after a failing Shutdown.
     *
     * @param provider the provider object
     * @throws MapiException as the provider threw it
     */
    public void shutdown(P provider) throws MapiException {
        try {
            shutdown.call(provider);
        } finally {
            provider.close();
        }
    }

    /**
     * Calls Logoff, then Release, also after a failing Logoff.
     *
     * @param logon the logon object
     * @throws MapiException as the provider threw it
     */
    public void logoff(L logon) throws MapiException {
        try {
            logoff.call(logon);
        } finally {
            logon.close();
        }
    }

    @FunctionalInterface
    private interface Init<E, P> {
        ProviderInit<P> init(E entryPoint, InitRequest request) throws MapiException;
    }

    @FunctionalInterface
    private interface Step<T> {
        void call(T target) throws MapiException;
    }
}
