// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/**
 * The bundles among the jars of the class path, those that the manifest of a jar names included; the API not among them,
 * whose packages come from the class path itself, so that a benchmark is a client.
 *
 * @param jars by symbolic name, where each is
 * @param exported what the framework exports of the class path
 */
record ClassPathBundles(Map<String, URL> jars, String exported) {
    private static final String API = "org.mapi4osgi.api";

    static ClassPathBundles find() throws IOException {
        Map<String, URL> jars = new LinkedHashMap<>();
        String exported = "";
        for (URL manifest :
                Collections.list(ClassPathBundles.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            if (manifest.openConnection() instanceof JarURLConnection jar) {
                Manifest read = read(manifest);
                String name = header(read, Constants.BUNDLE_SYMBOLICNAME).split(";", 2)[0];
                String exports = header(read, Constants.EXPORT_PACKAGE);
                if (name.equals(API)) {
                    exported = exports;
                } else if (!name.isEmpty() && !exports.contains("org.osgi.framework;")) {
                    jars.put(name, jar.getJarFileURL());
                }
            }
        }
        return new ClassPathBundles(jars, exported);
    }

    private static Manifest read(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new Manifest(in);
        }
    }

    private static String header(Manifest manifest, String name) {
        String value = manifest.getMainAttributes().getValue(name);
        return value == null ? "" : value;
    }
}
