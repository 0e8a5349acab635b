// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRevision;

/** As much of a framework as a bundle tracker and the reading of one file need. */
final class FakeFramework {
    private final Path folder;
    private final List<Bundle> bundles = new ArrayList<>();
    private final List<SynchronousBundleListener> listeners = new ArrayList<>();

    FakeFramework(Path folder) {
        this.folder = folder;
    }

    /** A bundle in a state of its own. */
    final class FakeBundle {
        private final long id;
        private int state = Bundle.INSTALLED;
        private int types;
        private @Nullable URL inf;
        final Bundle bundle;

        private FakeBundle(long id) {
            this.id = id;
            this.bundle = proxy(Bundle.class, (self, method, args) -> switch (method.getName()) {
                case "getBundleId" -> id;
                case "getSymbolicName" -> "bundle." + id;
                case "getVersion" -> Version.parseVersion("1.0");
                case "getState" -> state;
                case "getEntry" -> inf;
                case "adapt" -> proxy(BundleRevision.class, (r, m, a) -> types);
                default -> throw new UnsupportedOperationException(method.getName());
            });
        }

        FakeBundle inf(String text) throws IOException {
            inf = Files.writeString(folder.resolve(id + ".inf"), text).toUri().toURL();
            return this;
        }

        FakeBundle unreadable() throws IOException {
            inf = folder.resolve("absent").toUri().toURL();
            return this;
        }

        FakeBundle fragment() {
            types = BundleRevision.TYPE_FRAGMENT;
            return this;
        }

        void become(int newState, int event) {
            state = newState;
            List.copyOf(listeners).forEach(l -> l.bundleChanged(new BundleEvent(event, bundle)));
        }
    }

    FakeBundle install(long id) {
        FakeBundle bundle = new FakeBundle(id);
        bundles.add(bundle.bundle);
        return bundle;
    }

    BundleContext context() {
        return proxy(BundleContext.class, (self, method, args) -> {
            switch (method.getName()) {
                case "addBundleListener" -> listeners.add((SynchronousBundleListener) args[0]);
                case "removeBundleListener" -> listeners.remove(args[0]);
                case "getBundles" -> {
                    return bundles.toArray(new Bundle[0]);
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }
            return null;
        });
    }

    int listeners() {
        return listeners.size();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        InvocationHandler handler = (self, method, args) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(self);
            case "equals" -> self == args[0];
            case "toString" -> type.getSimpleName();
            default -> calls.invoke(self, method, args);
        };
        return type.cast(
                Objects.requireNonNull(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler)));
    }
}
