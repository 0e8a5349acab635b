// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IProfAdmin;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.api.ProfileFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The process that is started to see how long it takes and what it needs; says when it is ready. */
public final class ColdStart {
    /** What is said when all is there; then a line of input makes it tell what it needs, and end. */
    static final String READY = "ready";

    private static final String PROFILE = "Cold";
    private static final String PROJECT = "org.mapi4osgi.";

    private ColdStart() {}

    /** What is started. */
    enum What {
        /** A framework with one bundle that registers a service. */
        BARE,
        /** Makes the profile for the others. */
        PROFILE,
        /** The runtime and all providers, and a session on which all of them are logged on. */
        SESSION
    }

    /**
     * Starts.
     *
     * @param arguments what, and a folder
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        switch (What.valueOf(arguments[0])) {
            case BARE -> bare(folder);
            case PROFILE -> createProfile(runtime(folder));
            case SESSION -> logon(runtime(folder));
        }
        System.out.println(READY);
        System.out.flush();
        if (System.in.read() < 0) {
            System.exit(1);
        }
        System.out.println(heap() + " " + resident());
        System.exit(0);
    }

    private static void bare(Path folder) throws IOException, BundleException {
        String path = HelloActivator.class.getName().replace('.', '/') + ".class";
        BundleContext context = framework(folder, "");
        try (InputStream code = ColdStart.class.getClassLoader().getResourceAsStream(path)) {
            if (code == null) {
                throw new IOException("there is no " + path);
            }
            Map<String, String> headers = Map.of(
                    Constants.BUNDLE_ACTIVATOR,
                    HelloActivator.class.getName(),
                    Constants.IMPORT_PACKAGE,
                    "org.osgi.framework");
            context.installBundle("hello", TinyBundle.of("hello", headers, path, code.readAllBytes()))
                    .start();
        }
        if (context.getServiceReference(Runnable.class) == null) {
            throw new IllegalStateException("the bundle did not start");
        }
    }

    private static BundleContext framework(Path folder, String exported) throws BundleException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, folder.resolve("cache").toString());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, exported);
        settings.put("mapi.data", folder.resolve("data").toString());
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(settings);
        framework.start();
        return framework.getBundleContext();
    }

    private static MapiSubsystem runtime(Path folder) throws IOException, BundleException, MapiException {
        ClassPathBundles bundles = ClassPathBundles.find();
        BundleContext context = framework(folder, bundles.exported());
        List<Bundle> own = new ArrayList<>();
        for (Map.Entry<String, URL> jar : bundles.jars().entrySet()) {
            Bundle bundle = context.installBundle(jar.getValue().toString());
            if (jar.getKey().startsWith(PROJECT)) {
                own.add(bundle);
            }
        }
        for (Bundle bundle : own) {
            bundle.start();
        }
        MapiSubsystem mapi = context.getService(context.getServiceReference(MapiSubsystem.class));
        mapi.mapiInitialize();
        return mapi;
    }

    private static void createProfile(MapiSubsystem mapi) throws MapiException {
        try (IProfAdmin admin = mapi.mapiAdminProfiles()) {
            admin.createProfile(PROFILE, ProfileFlag.MAPI_DEFAULT_SERVICES);
        }
        logon(mapi);
    }

    private static void logon(MapiSubsystem mapi) throws MapiException {
        IMAPISession session = mapi.mapiLogonEx(
                PROFILE, LogonFlag.MAPI_EXTENDED, LogonFlag.MAPI_NEW_SESSION, LogonFlag.MAPI_EXPLICIT_PROFILE);
        session.openAddressBook();
        try (IMAPITable stores = session.getMsgStoresTable()) {
            for (Props store : stores.queryRows(100)) {
                session.openMsgStore(store.entryId(PR.PR_ENTRYID).orElseThrow());
            }
        }
    }

    private static long heap() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The bytes of memory that the system lets the process have; 0 where it does not tell. */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status, StandardCharsets.UTF_8)) {
                if (line.startsWith("VmRSS:")) {
                    return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
                }
            }
        }
        return 0;
    }
}
