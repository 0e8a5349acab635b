// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes bundles of packages of this module, as a provider's author does it with bnd. Runs outside of the framework. */
final class ProviderJar {
    private static final String INF = """
            [Services]
            %1$s=A scripted store
            [%1$s]
            PR_DISPLAY_NAME=A scripted store
            Providers=%1$s_MS
            [%1$s_MS]
            PR_DISPLAY_NAME=Scripted
            PR_PROVIDER_DISPLAY=Scripted
            PR_PROVIDER_DLL_NAME=%1$s
            PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER
            """;

    private ProviderJar() {}

    /**
     * The bundle of a scripted store, with a message service.
     *
     * @param dll its dll name, symbolic name, service and package
     * @param file where it goes
     */
    static void make(String dll, Path file) throws Exception {
        Path inf = Files.writeString(file.resolveSibling(dll + ".inf"), INF.formatted(dll));
        try (Builder builder = new Builder()) {
            for (Class<?> origin : List.of(
                    ProviderJar.class,
                    org.mapi4osgi.spi.MapiProvider.class,
                    org.osgi.framework.BundleContext.class,
                    org.osgi.service.component.annotations.Component.class)) {
                builder.addClasspath(origin(origin));
            }
            builder.setProperty("Bundle-SymbolicName", dll);
            builder.setProperty("Bundle-Version", "1.0.0");
            builder.setProperty("Private-Package", dll + ",org.mapi4osgi.itest.scripted");
            builder.setProperty("Import-Package", "!org.jspecify.annotations,*");
            builder.setProperty("-includeresource", "OSGI-INF/mapisvc.inf=" + inf);
            Jar jar = builder.build();
            if (!builder.getErrors().isEmpty() || !builder.getWarnings().isEmpty()) {
                throw new IllegalStateException(builder.getErrors() + " " + builder.getWarnings());
            }
            jar.write(file.toFile());
        }
    }

    private static File origin(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toFile();
    }
}
