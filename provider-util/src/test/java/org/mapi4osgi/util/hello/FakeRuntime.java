// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util.hello;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** The part of a framework and a runtime that a small provider calls; keeps a log. */
final class FakeRuntime {
    final List<String> log = new ArrayList<>();
    final Map<Class<?>, Object> services = new LinkedHashMap<>();

    BundleContext context() {
        return fake(BundleContext.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("registerService")) {
                throw new UnsupportedOperationException(method.getName());
            }
            Class<?> type = (Class<?>) arguments[0];
            Object dll = ((Dictionary<?, ?>) arguments[2]).get(MapiProviderConstants.DLL_PROPERTY);
            services.put(type, arguments[1]);
            log.add("registered " + type.getSimpleName() + " " + dll);
            return registration(type);
        });
    }

    private ServiceRegistration<?> registration(Class<?> type) {
        return fake(ServiceRegistration.class, (proxy, method, arguments) -> {
            if (services.remove(type) == null) {
                throw new IllegalStateException("unregistered already");
            }
            log.add("unregistered " + type.getSimpleName());
            return null;
        });
    }

    IMAPISupport support(String name) {
        return fake(IMAPISupport.class, (proxy, method, arguments) -> {
            log.add(name + " " + method.getName());
            return switch (method.getName()) {
                case "addRef", "release" -> 0;
                case "setProviderUID" -> null;
                case "wrapStoreEntryID" -> new StoreEntryId("hello", (EntryId) arguments[0]).wrap();
                case "storeLogoffTransports" -> {
                    log.add(arguments[0].toString());
                    yield Set.of();
                }
                case "doCopyTo" -> List.of();
                default -> throw new UnsupportedOperationException(method.getName());
            };
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
