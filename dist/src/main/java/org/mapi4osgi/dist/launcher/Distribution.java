// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The unpacked distribution: {@code lib}, {@code bundle}, {@code demo}, {@code conf}. */
final class Distribution {
    private Distribution() {}

    /** The folder above {@code lib}, where this class's jar is. */
    static Path home() throws IOException {
        String property = System.getProperty("mapi.home");
        if (property != null) {
            return Path.of(property).toAbsolutePath();
        }
        try {
            Path jar = Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path lib = jar.getParent();
            if (lib == null || lib.getParent() == null) {
                throw new IOException("the launcher is not in the lib folder of a distribution: " + jar);
            }
            return lib.getParent();
        } catch (URISyntaxException e) {
            throw new IOException("the launcher cannot tell where it is", e);
        }
    }

    static List<Path> bundles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no bundles: there is no folder " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    static Map<String, String> configuration(Path home) throws IOException {
        Properties properties = new Properties();
        Path file = home.resolve("conf").resolve("framework.properties");
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        Map<String, String> configuration = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            configuration.put(name, properties.getProperty(name));
        }
        return configuration;
    }
}
