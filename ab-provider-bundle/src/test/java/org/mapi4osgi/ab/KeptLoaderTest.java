// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this bundle compares keeps nothing of it loaded: the JDK's own caches would outlive an update. */
final class KeptLoaderTest {
    private static final String BUNDLE = "org.mapi4osgi.ab.";

    /** Stands for the bundle's class loader: loads the bundle's classes itself and all else from where the test does. */
    private static final class BundleLoader extends ClassLoader {
        BundleLoader() {
            super(KeptLoaderTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(BUNDLE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = getParent().getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** Compares two objects of a class as a map does. */
    private static WeakReference<ClassLoader> compare(String name) throws ReflectiveOperationException {
        BundleLoader loader = new BundleLoader();
        Class<?> type = loader.loadClass(BUNDLE + name);
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object[] arguments = new Object[constructor.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> parameter = constructor.getParameterTypes()[i];
            arguments[i] = parameter.isEnum()
                    ? parameter.getEnumConstants()[0]
                    : parameter == long.class ? 7L : AbEntryId.PROVIDER_UID;
        }
        Object one = constructor.newInstance(arguments);
        Object other = constructor.newInstance(arguments);
        assertThat(one.getClass().getClassLoader()).isSameAs(loader);
        assertThat(one.equals(other)).isTrue();
        assertThat(one.hashCode() == other.hashCode()).isTrue();
        return new WeakReference<>(loader);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AbEntryId", "BookTables$Key"})
    void keysDoNotKeepTheBundleLoaded(String name) throws Exception {
        WeakReference<ClassLoader> loader = compare(name);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (loader.get() != null && end - System.nanoTime() > 0) {
            System.gc();
        }
        assertThat(loader.get()).isNull();
    }
}
