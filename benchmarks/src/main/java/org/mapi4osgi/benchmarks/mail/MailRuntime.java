// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.mail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.mapi4osgi.api.MapiSubsystem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * The runtime, the store, the spooler and the transport as bundles of a framework, from the jars of the class path. The API's
 * packages come from the class path itself, so that a benchmark is a client.
 */
final class MailRuntime implements AutoCloseable {
    private static final String PROJECT = "org.mapi4osgi.";
    private static final String API = PROJECT + "api";
    private static final long PATIENCE_MILLIS = 30_000;

    private final Framework framework;

    MailRuntime(Path folder) throws IOException, BundleException {
        Map<String, Path> jars = new LinkedHashMap<>();
        String exported = "";
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                try (JarFile jar = new JarFile(entry)) {
                    String name = header(jar, Constants.BUNDLE_SYMBOLICNAME).split(";", 2)[0];
                    if (name.equals(API)) {
                        exported = header(jar, Constants.EXPORT_PACKAGE);
                    } else if (!name.isEmpty()
                            && header(jar, Constants.EXPORT_PACKAGE).indexOf("org.osgi.framework;") < 0) {
                        jars.put(name, Path.of(entry));
                    }
                }
            }
        }
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        exported,
                        "mapi.data",
                        folder.resolve("data").toString()));
        framework.start();
        start(jars);
    }

    private static String header(JarFile jar, String name) throws IOException {
        String value = jar.getManifest() == null
                ? null
                : jar.getManifest().getMainAttributes().getValue(name);
        return value == null ? "" : value;
    }

    /** Libraries are there for those that import them. */
    private void start(Map<String, Path> jars) throws BundleException {
        BundleContext context = framework.getBundleContext();
        List<Bundle> own = new ArrayList<>();
        for (Map.Entry<String, Path> jar : jars.entrySet()) {
            Bundle bundle = context.installBundle(jar.getValue().toUri().toString());
            if (jar.getKey().startsWith(PROJECT)) {
                own.add(bundle);
            }
        }
        for (Bundle bundle : own) {
            bundle.start();
        }
    }

    MapiSubsystem mapi() {
        BundleContext context = framework.getBundleContext();
        ServiceReference<MapiSubsystem> reference = context.getServiceReference(MapiSubsystem.class);
        if (reference == null) {
            throw new IllegalStateException("the runtime did not start");
        }
        return context.getService(reference);
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
