// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import static org.junit.Assert.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

@RunWith(PaxExam.class)
public class ApiBundleIT {
    @Inject
    private BundleContext context;

    @Configuration
    public Option[] framework() {
        return Installed.bundles("mapi4osgi-api");
    }

    @Test
    public void exportsItsPackagesInTheirOwnVersions() {
        Map<String, String> exported = new TreeMap<>();
        for (BundleCapability c :
                api().adapt(BundleRevision.class).getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
            Map<String, Object> a = c.getAttributes();
            exported.put(
                    String.valueOf(a.get(PackageNamespace.PACKAGE_NAMESPACE)),
                    String.valueOf(a.get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE)));
        }
        assertEquals(
                Map.of(
                        "org.mapi4osgi.admin", "1.0.0",
                        "org.mapi4osgi.api", "1.0.0",
                        "org.mapi4osgi.spi", "1.0.0",
                        "org.mapi4osgi.spi.spooler", "1.0.0",
                        "org.mapi4osgi.tags", "1.0.0",
                        "org.mapi4osgi.ui", "1.0.0"),
                exported);
    }

    @Test
    public void startsWithNothingElseInstalled() {
        assertEquals(Bundle.ACTIVE, api().getState());
    }

    private Bundle api() {
        for (Bundle b : context.getBundles()) {
            if ("org.mapi4osgi.api".equals(b.getSymbolicName())) {
                return b;
            }
        }
        throw new AssertionError("no bundle org.mapi4osgi.api in the framework");
    }
}
