// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Version;

final class ServiceCatalogTest {
    private static final String INF =
            "[Services]\n%1$s=\n[Default Services]\n%1$s=\n[%1$s]\nProviders=P\n[P]\nPR_RESOURCE_TYPE=MAPI_AB_PROVIDER\n";

    private final ServiceCatalog catalog = new ServiceCatalog();
    private final List<String> logged = new ArrayList<>();
    private final Logger logger = Logger.getLogger(ServiceCatalog.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            Object[] parameters = entry.getParameters();
            logged.add(
                    parameters == null
                            ? entry.getMessage()
                            : java.text.MessageFormat.format(entry.getMessage(), parameters));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
    }

    private void put(long id, String bundle, String version, String inf) {
        catalog.put(
                new ServiceCatalog.Source(id, bundle, Version.parseVersion(version)),
                inf.getBytes(StandardCharsets.UTF_8));
    }

    private String bundleOf(String service) {
        return catalog.find(service).map(ServiceDescription::bundle).orElse("none");
    }

    @Test
    void servicesComeAndGoWithTheirBundles() {
        put(5, "bundle.b", "1.0", INF.formatted("B"));
        put(3, "bundle.a", "1.0", INF.formatted("A"));
        assertThat(catalog.names()).containsExactly("A", "B");
        assertThat(catalog.defaults())
                .as("by bundle ids")
                .extracting(ServiceDescription::name)
                .containsExactly("A", "B");
        assertThat(catalog.find("a")).isPresent();
        catalog.remove(3);
        assertThat(catalog.names()).containsExactly("B");
        catalog.remove(3);
        assertThat(logged).isEmpty();
    }

    @Test
    void aBrokenFileIsLoggedWithBundleAndLineAndTheOthersGoOn() {
        put(3, "bundle.a", "1.2", "[Services]\nA=\n[A]\nNONSENSE=1\n");
        put(5, "bundle.b", "1.0", INF.formatted("B"));
        assertThat(catalog.names()).containsExactly("B");
        assertThat(logged).singleElement().asString().contains("bundle.a 1.2.0 (bundle 3)", "line 4", "NONSENSE");
    }

    @Test
    void ofTwoServicesOfANameTheHighestVersionCountsThenTheLowestId() {
        put(3, "bundle.a", "1.0", INF.formatted("S"));
        put(4, "bundle.b", "2.0", INF.formatted("s"));
        put(2, "bundle.c", "2.0", INF.formatted("S"));
        assertThat(bundleOf("S")).isEqualTo("bundle.c");
        assertThat(catalog.defaults()).hasSize(1);
        assertThat(logged).anyMatch(m -> m.contains("bundle.c 2.0.0 (bundle 2)") && m.contains("bundle.a 1.0.0"));
        int told = logged.size();
        put(9, "bundle.d", "1.0", INF.formatted("OTHER"));
        assertThat(logged).as("told once").hasSize(told);
        catalog.remove(2);
        assertThat(bundleOf("S")).isEqualTo("bundle.b");
        catalog.remove(4);
        assertThat(bundleOf("S")).isEqualTo("bundle.a");
    }

    @Test
    void aServiceTakesItsPlaceAmongTheDefaultsFromTheBundleThatCounts() {
        put(3, "bundle.a", "1.0", INF.formatted("S"));
        put(4, "bundle.b", "2.0", INF.formatted("S").replace("[Default Services]\nS=\n", ""));
        assertThat(catalog.defaults()).isEmpty();
    }

    @Test
    void bundlesAreFollowedAsTheyComeAndGo(@TempDir Path folder) throws IOException {
        FakeFramework framework = new FakeFramework(folder);
        framework.install(1);
        FakeFramework.FakeBundle early = framework.install(2).inf(INF.formatted("EARLY"));
        early.become(Bundle.ACTIVE, BundleEvent.STARTED);
        catalog.open(framework.context());
        assertThat(catalog.names()).containsExactly("EARLY");

        FakeFramework.FakeBundle late = framework.install(3).inf(INF.formatted("LATE"));
        late.become(Bundle.INSTALLED, BundleEvent.INSTALLED);
        assertThat(catalog.names()).as("not resolved yet").containsExactly("EARLY");
        late.become(Bundle.RESOLVED, BundleEvent.RESOLVED);
        late.become(Bundle.ACTIVE, BundleEvent.STARTED);
        assertThat(catalog.names()).containsExactly("EARLY", "LATE");
        assertThat(bundleOf("LATE")).isEqualTo("bundle.3");

        late.become(Bundle.RESOLVED, BundleEvent.STOPPED);
        assertThat(catalog.names()).as("stopped, but there").containsExactly("EARLY", "LATE");
        late.become(Bundle.INSTALLED, BundleEvent.UNRESOLVED);
        assertThat(catalog.names()).containsExactly("EARLY");
        late.inf(INF.formatted("NEWER")).become(Bundle.RESOLVED, BundleEvent.RESOLVED);
        assertThat(catalog.names()).as("updated").containsExactly("EARLY", "NEWER");
        late.become(Bundle.UNINSTALLED, BundleEvent.UNINSTALLED);
        early.become(Bundle.UNINSTALLED, BundleEvent.UNINSTALLED);
        assertThat(catalog.names()).isEmpty();
        assertThat(logged).isEmpty();
    }

    @Test
    void whatCannotBeReadOrIsAFragmentIsLeftOut(@TempDir Path folder) throws IOException {
        FakeFramework framework = new FakeFramework(folder);
        framework.install(1).fragment().inf(INF.formatted("FRAGMENT")).become(Bundle.RESOLVED, BundleEvent.RESOLVED);
        framework.install(2).unreadable().become(Bundle.RESOLVED, BundleEvent.RESOLVED);
        framework.install(3).inf("broken").become(Bundle.RESOLVED, BundleEvent.RESOLVED);
        framework.install(4).inf(INF.formatted("GOOD")).become(Bundle.RESOLVED, BundleEvent.RESOLVED);
        catalog.open(framework.context());
        assertThat(catalog.names()).containsExactly("GOOD");
        assertThat(logged).hasSize(2).anyMatch(m -> m.contains("bundle.2")).anyMatch(m -> m.contains("bundle.3"));
        catalog.close();
        assertThat(catalog.names()).isEmpty();
        assertThat(framework.listeners()).isZero();
    }
}
