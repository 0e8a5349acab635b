// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit.fake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.IMAPIProviderShutdown;

/** A scripted provider's part in a fast shutdown: notes its calls, with a name before them, and agrees unless told not to. */
public final class FakeShutdown implements IMAPIProviderShutdown {
    private final CallLog log;
    private final String name;
    private final Map<String, MapiCode> failures = new ConcurrentHashMap<>();

    /** A part that notes its calls in {@code log}. */
    public FakeShutdown(CallLog log, String name) {
        this.log = log;
        this.name = name;
    }

    /** Makes a method fail from now on. */
    public FakeShutdown fail(String method, MapiCode code) {
        failures.put(method, code);
        return this;
    }

    /** What a provider object with this part answers to queryInterface; null for no part. */
    public static <T> T ask(@Nullable FakeShutdown part, Iid<T> iid, IUnknown provider) throws MapiException {
        Object found = iid.type().isInstance(part) ? part : provider;
        if (!iid.type().isInstance(found)) {
            throw new MapiException(MapiCode.MAPI_E_INTERFACE_NOT_SUPPORTED, "as the test wants it");
        }
        return iid.type().cast(found);
    }

    private void called(String method) throws MapiException {
        log.add(name + " " + method);
        MapiCode failure = failures.get(method);
        if (failure != null) {
            throw new MapiException(failure, "as the test wants it");
        }
    }

    @Override
    public void queryFastShutdown() throws MapiException {
        called("queryFastShutdown");
    }

    @Override
    public void notifyProcessShutdown() throws MapiException {
        called("notifyProcessShutdown");
    }

    @Override
    public void doFastShutdown() throws MapiException {
        called("doFastShutdown");
    }
}
