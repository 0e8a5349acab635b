// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** A framework with the distribution's bundles but its shell, and with the client that works in it. */
public final class RunningRuntime implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 30_000;

    private final Framework framework;
    private final Path cache;

    private RunningRuntime(Framework framework, Path cache) {
        this.framework = framework;
        this.cache = cache;
    }

    /** Starts all bundles of a folder. */
    public static RunningRuntime start(Path bundles, Path data) throws IOException, BundleException {
        Path cache = Files.createTempDirectory("itest-cache");
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        Framework framework = factory.newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE,
                cache.toString(),
                "felix.bootdelegation.implicit",
                "false",
                "mapi.data",
                data.toString()));
        RunningRuntime runtime = new RunningRuntime(framework, cache);
        try {
            runtime.install(bundles);
        } catch (BundleException | IOException e) {
            runtime.close();
            throw e;
        }
        return runtime;
    }

    private void install(Path folder) throws IOException, BundleException {
        framework.start();
        BundleContext context = framework.getBundleContext();
        List<Bundle> bundles = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path jar : files.filter(RunningRuntime::isWanted).sorted().toList()) {
                bundles.add(context.installBundle(jar.toUri().toString()));
            }
        }
        bundles.add(context.installBundle("itest:client", new ByteArrayInputStream(ClientBundle.bytes())));
        for (Bundle bundle : bundles) {
            bundle.start();
        }
    }

    private static boolean isWanted(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") && !name.matches("(mapi4osgi-dist|jline|org.apache.felix.gogo).*");
    }

    /** Has the client do its work, and gives its status. */
    public int run(String... arguments) {
        try {
            BundleContext context = framework.getBundleContext();
            ServiceReference<?> reference =
                    context.getServiceReferences(ToIntFunction.class.getName(), "(mapi.itest=true)")[0];
            @SuppressWarnings("unchecked")
            ToIntFunction<String[]> client = (ToIntFunction<String[]>) context.getService(reference);
            return client.applyAsInt(arguments);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException, BundleException {
        framework.stop();
        try {
            framework.waitForStop(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
