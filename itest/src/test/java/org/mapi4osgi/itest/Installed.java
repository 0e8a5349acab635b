// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ops4j.pax.exam.Option;

/** The frameworks that the tests ask for: an empty one with a logger and JUnit, and the bundles named by artifact id. */
final class Installed {
    /** All bundles of the project, after the libraries that they import. */
    static final String[] EVERYTHING = {
        "sqlite-jdbc",
        "commons-io",
        "apache-mime4j-core",
        "apache-mime4j-dom",
        "vinnie",
        "freemarker",
        "ez-vcard",
        "unboundid-ldapsdk",
        "mapi4osgi-api",
        "mapi4osgi-mime",
        "mapi4osgi-core",
        "mapi4osgi-ab-provider",
        "mapi4osgi-ms-provider"
    };

    private Installed() {}

    /** The bundle that moves mail; most tests are about what happens without it. */
    static final String SPOOLER = "mapi4osgi-spooler";

    /** A framework with these bundles of the build, installed and started in this order. */
    static Option[] bundles(String... artifactIds) {
        return new Option[] {
            cleanCaches(),
            // Pax Exam's own bundles import org.slf4j [1.4,2) and come with nobody who exports it.
            bundle(url("slf4j-api")),
            bundle(url("slf4j-simple")).noStart(),
            // Without this Felix hides a missing Import-Package by looking on the class path.
            frameworkProperty("felix.bootdelegation.implicit").value("false"),
            systemProperty("pax.exam.osgi.unresolved.fail").value("true"),
            composite(Arrays.stream(artifactIds).map(id -> bundle(url(id))).toArray(Option[]::new)),
            junitBundles()
        };
    }

    /** A framework with all bundles of the project and an empty data folder of its own. */
    static Option[] runtime() {
        return options(
                composite(bundles(EVERYTHING)), frameworkProperty("mapi.data").value(emptyFolder()));
    }

    /** As {@link #runtime()}, with the spooler. */
    static Option[] runtimeWithSpooler() {
        return options(composite(runtime()), bundle(url(SPOOLER)));
    }

    private static String emptyFolder() {
        try {
            return Files.createTempDirectory(
                            Path.of(System.getProperty("bundles.dir")).getParent(), "mapi-data")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the build put the jar of an artifact. */
    static String url(String artifactId) {
        return Path.of(System.getProperty("bundles.dir"), artifactId + ".jar")
                .toUri()
                .toString();
    }
}
