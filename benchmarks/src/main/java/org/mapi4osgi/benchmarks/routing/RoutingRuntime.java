// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.MapiProviderConstants;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * The runtime's bundle in a framework, with empty providers; one for all benchmarks of a process, as long as one of them
 * uses it. The monitor of the class guards it and the count of its users.
 */
final class RoutingRuntime {
    /** A profile with no provider. */
    static final String EMPTY = "0";

    /** A profile with 64 stores. */
    static final String STORES = "64 stores";

    private static final int MOST_BOOKS = 16;
    private static final int MOST_STORES = 64;
    private static final long PATIENCE_MILLIS = 30_000;

    @GuardedBy("RoutingRuntime.class")
    private static @Nullable RoutingRuntime present;

    @GuardedBy("RoutingRuntime.class")
    private static int users;

    private final Path folder;
    private final Framework framework;
    private final MapiSubsystem mapi;

    private RoutingRuntime() throws IOException, BundleException, MapiException {
        folder = Files.createTempDirectory("mapi4osgi-routing");
        ClassPathBundles bundles = ClassPathBundles.find();
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        bundles.exported(),
                        "mapi.data",
                        folder.resolve("data").toString()));
        framework.start();
        BundleContext context = framework.getBundleContext();
        context.installBundle("services", services()).start();
        context.installBundle(String.valueOf(bundles.jars().get("org.mapi4osgi.core")))
                .start();
        register(context);
        ServiceReference<MapiSubsystem> reference = context.getServiceReference(MapiSubsystem.class);
        if (reference == null) {
            throw new IllegalStateException("the runtime did not start");
        }
        mapi = context.getService(reference);
        mapi.mapiInitialize();
        createProfiles();
    }

    /** The runtime; owes a {@link #leave}. */
    static synchronized RoutingRuntime enter() throws IOException, BundleException, MapiException {
        RoutingRuntime runtime = present;
        if (runtime == null) {
            runtime = new RoutingRuntime();
            present = runtime;
        }
        users++;
        return runtime;
    }

    /** The last user ends the runtime. */
    static synchronized void leave() throws IOException, BundleException, InterruptedException {
        users--;
        RoutingRuntime runtime = present;
        if (users == 0 && runtime != null) {
            present = null;
            runtime.end();
        }
    }

    private void end() throws IOException, BundleException, InterruptedException {
        mapi.mapiUninitialize();
        framework.stop();
        framework.waitForStop(PATIENCE_MILLIS);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The profile with that many address book providers. */
    static String books(int providers) {
        return String.valueOf(providers);
    }

    private static void register(BundleContext context) {
        context.registerService(MSProviderInit.class, new EmptyStores(), dll(EmptyStores.DLL));
        for (int i = 0; i < MOST_BOOKS; i++) {
            context.registerService(ABProviderInit.class, new EmptyBooks(i), dll(EmptyBooks.dll(i)));
        }
    }

    private static Hashtable<String, String> dll(String name) {
        return new Hashtable<>(Map.of(MapiProviderConstants.DLL_PROPERTY, name));
    }

    private void createProfiles() throws MapiException {
        List<String> books = new ArrayList<>();
        for (int i = 0; i < MOST_BOOKS; i++) {
            books.add("BOOK" + i);
        }
        List<String> stores = new ArrayList<>();
        for (int i = 0; i < MOST_STORES; i++) {
            stores.add("STORES");
        }
        createProfile(EMPTY, List.of());
        createProfile(books(1), books.subList(0, 1));
        createProfile(books(MOST_BOOKS), books);
        createProfile(STORES, stores);
    }

    private void createProfile(String name, List<String> services) throws MapiException {
        try (IProfAdmin admin = mapi.mapiAdminProfiles()) {
            admin.createProfile(name);
            try (IMsgServiceAdmin all = admin.adminServices(name)) {
                for (String service : services) {
                    all.createMsgService(service, null);
                }
            }
        }
    }

    IMAPISession logon(String profile) throws MapiException {
        return mapi.mapiLogonEx(
                profile,
                LogonFlag.MAPI_EXTENDED,
                LogonFlag.MAPI_NEW_SESSION,
                LogonFlag.MAPI_EXPLICIT_PROFILE,
                LogonFlag.MAPI_NO_MAIL);
    }

    /** A bundle with nothing but the description of the message services. */
    private static InputStream services() throws IOException {
        StringBuilder inf = new StringBuilder("[Services]\nSTORES=Stores\n");
        for (int i = 0; i < MOST_BOOKS; i++) {
            inf.append("BOOK%1$d=Book %1$d\n".formatted(i));
        }
        inf.append("""
                [STORES]
                Providers=STORES_MS
                [STORES_MS]
                PR_DISPLAY_NAME=Store
                PR_PROVIDER_DISPLAY=Empty stores
                PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
                PR_PROVIDER_DLL_NAME=%s
                """.formatted(EmptyStores.DLL));
        for (int i = 0; i < MOST_BOOKS; i++) {
            inf.append("""
                    [BOOK%1$d]
                    Providers=BOOK%1$d_AB
                    [BOOK%1$d_AB]
                    PR_PROVIDER_DISPLAY=Book %1$d
                    PR_RESOURCE_TYPE=MAPI_AB_PROVIDER
                    PR_PROVIDER_DLL_NAME=%2$s
                    """.formatted(i, EmptyBooks.dll(i)));
        }
        return TinyBundle.of(
                "org.mapi4osgi.benchmarks.services",
                Map.of(),
                MapiProviderConstants.MAPISVC_INF,
                inf.toString().getBytes(StandardCharsets.UTF_8));
    }
}
