// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.provider.ProviderCall;

/**
 * What a logon's error means for its message service: MAPI_E_FAILONEPROVIDER nothing, MAPI_E_UNCONFIGURED one more try
 * after the service was configured, every other one that none of the service's providers is called again in the session.
 *
 * <p>The lock guards the map; nothing is called with it held.
 */
final class ServiceGuard {
    /** Errors that say nothing against the service. */
    private static final Set<MapiCode> HARMLESS =
            EnumSet.of(MapiCode.MAPI_E_FAILONEPROVIDER, MapiCode.MAPI_E_END_OF_SESSION, MapiCode.MAPI_E_OFFLINE);

    private final ServiceConfigurer configurer;
    private final Consumer<MapiUid> whenDisabled;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Map<MapiUid, MapiException> disabled = new HashMap<>();

    /** A guard; {@code whenDisabled} ends what the service has logged on. */
    ServiceGuard(ServiceConfigurer configurer, Consumer<MapiUid> whenDisabled) {
        this.configurer = configurer;
        this.whenDisabled = whenDisabled;
    }

    /** Logs on to a provider of a service, and draws the consequences of an error. */
    <T> T attempt(ProviderEntry entry, UiParam uiParam, boolean uiAllowed, ProviderCall<T> logon) throws MapiException {
        try {
            return attemptTwice(entry, uiParam, uiAllowed, logon);
        } catch (MapiException failure) {
            MapiUid service = entry.serviceUid();
            if (service != null && !HARMLESS.contains(failure.code())) {
                disable(service, failure);
            }
            throw failure;
        }
    }

    /** Logs the spooler on to a store that a client has open: if it fails, the client keeps what it has. */
    <T> T attemptForSpooler(ProviderEntry entry, ProviderCall<T> logon) throws MapiException {
        return attemptTwice(entry, UiParam.NONE, false, logon);
    }

    private <T> T attemptTwice(ProviderEntry entry, UiParam uiParam, boolean uiAllowed, ProviderCall<T> logon)
            throws MapiException {
        MapiUid service = entry.serviceUid();
        requireEnabled(entry, service);
        try {
            return logon.call();
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_UNCONFIGURED || !configure(service, uiParam, uiAllowed)) {
                throw e;
            }
        }
        return logon.call();
    }

    /** Whether the entry function returned S_OK. */
    private boolean configure(@Nullable MapiUid service, UiParam uiParam, boolean uiAllowed) {
        if (service == null) {
            return false;
        }
        Set<ServiceFlag> flags = EnumSet.of(ServiceFlag.SERVICE_LOGON_FAILED);
        if (uiAllowed) {
            flags.add(ServiceFlag.SERVICE_UI_ALLOWED);
        }
        try {
            configurer.configure(service, uiParam, flags);
            return true;
        } catch (MapiException e) {
            return false;
        }
    }

    private void requireEnabled(ProviderEntry entry, @Nullable MapiUid service) throws MapiException {
        MapiException reason;
        synchronized (lock) {
            reason = disabled.get(service);
        }
        if (reason != null) {
            String text = "the message service of " + entry.dllName() + " is disabled for this session because of an"
                    + " earlier error: " + reason.getMessage() + "; log on again after mending that";
            throw new MapiException(reason.hresult(), text, MapiError.of(entry.dllName(), text), null);
        }
    }

    private void disable(MapiUid service, MapiException reason) {
        boolean first;
        synchronized (lock) {
            first = disabled.putIfAbsent(service, reason) == null;
        }
        if (first) {
            whenDisabled.accept(service);
        }
    }
}
