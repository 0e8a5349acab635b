// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.options;

import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

@RunWith(PaxExam.class)
public class AllBundlesIT {
    @Inject
    private BundleContext context;

    @Configuration
    public Option[] framework() {
        return options(composite(Installed.bundles(Installed.EVERYTHING)), bundle(Installed.url(Installed.SPOOLER)));
    }

    /** A missing import of one of them, or a library that nobody installs, shows here first. */
    @Test
    public void everyBundleOfTheProjectStarts() {
        Set<String> active = new TreeSet<>();
        for (Bundle b : context.getBundles()) {
            String name = String.valueOf(b.getSymbolicName());
            if (name.startsWith("org.mapi4osgi.") && b.getState() == Bundle.ACTIVE) {
                active.add(name);
            }
        }
        assertEquals(
                Set.of(
                        "org.mapi4osgi.api",
                        "org.mapi4osgi.mime",
                        "org.mapi4osgi.core",
                        "org.mapi4osgi.ab",
                        "org.mapi4osgi.ms",
                        "org.mapi4osgi.spooler"),
                active);
    }
}
