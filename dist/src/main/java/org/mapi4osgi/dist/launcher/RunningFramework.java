// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.ToIntFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.BundleRevision;

/**
 * A framework with all bundles of the distribution. Its bundle cache is a temporary folder, made new each time: what the
 * user keeps is in the data folder.
 *
 * <p>A signal that ends the process (Ctrl-C during a command, kill, a closed terminal) ends the framework as well: sessions
 * are logged off and no temporary folder stays behind.
 */
final class RunningFramework implements AutoCloseable {
    /** Marks the service that runs a command of the shell; JDK types cross into the framework without a shared package. */
    static final String SHELL = "(mapi.shell=true)";

    /** Marks the service that runs the demo. */
    static final String DEMO = "(mapi.demo=true)";

    private static final Duration STOP_WAIT = Duration.ofSeconds(30);

    private final Framework framework;
    private final ScratchFolder cache;
    private final Thread atExit;

    private RunningFramework(Framework framework, ScratchFolder cache, List<ScratchFolder> scratch) {
        this.framework = framework;
        this.cache = cache;
        atExit = new Thread(
                () -> {
                    stop();
                    scratch.forEach(ScratchFolder::close);
                },
                "mapi-exit");
    }

    /**
     * Starts it.
     *
     * @param scratch folders that go as well if a signal ends the process; their owner deletes them otherwise
     */
    static RunningFramework start(Path home, Path data, boolean demo, ScratchFolder... scratch)
            throws BundleException, IOException {
        Files.createDirectories(data);
        ScratchFolder cache = ScratchFolder.create("mapi-cache");
        Map<String, String> configuration = Distribution.configuration(home);
        configuration.put(Constants.FRAMEWORK_STORAGE, cache.path().toString());
        configuration.put("mapi.home", home.toString());
        configuration.put("mapi.data", data.toString());
        FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new IOException("no OSGi framework in " + home.resolve("lib")));
        RunningFramework running = new RunningFramework(factory.newFramework(configuration), cache, List.of(scratch));
        try {
            Runtime.getRuntime().addShutdownHook(running.atExit);
            running.boot(jars(home, demo));
        } catch (BundleException | IOException | RuntimeException e) {
            running.close();
            throw e;
        }
        return running;
    }

    private static List<Path> jars(Path home, boolean demo) throws IOException {
        List<Path> jars = new ArrayList<>(Distribution.bundles(home.resolve("bundle")));
        if (demo) {
            jars.addAll(Distribution.bundles(home.resolve("demo")));
        }
        return jars;
    }

    private void boot(List<Path> jars) throws BundleException, IOException {
        framework.init();
        BundleContext context = framework.getBundleContext();
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars) {
            // Installed as a copy, not by reference: a provider's bundle may be updated while the file stays.
            try {
                bundles.add(context.installBundle(jar.toUri().toString()));
            } catch (BundleException e) {
                throw new BundleException(jar + " is no bundle that can be installed: " + e.getMessage(), e);
            }
        }
        for (Bundle bundle : bundles) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            boolean fragment = revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
            if (!fragment) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        }
        framework.start();
    }

    /** Has a service of the framework run a command line and returns the exit status. */
    int execute(String filter, List<String> command) throws IOException {
        BundleContext context = framework.getBundleContext();
        ServiceReference<?> reference;
        try {
            ServiceReference<?>[] found = context.getServiceReferences(ToIntFunction.class.getName(), filter);
            if (found == null) {
                throw new IOException("the bundle with the service " + filter + " did not start");
            }
            reference = found[0];
        } catch (org.osgi.framework.InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        @SuppressWarnings("unchecked")
        ToIntFunction<String[]> shell = (ToIntFunction<String[]>) context.getService(reference);
        if (shell == null) {
            throw new IOException("the bundle with the service " + filter + " stopped");
        }
        return shell.applyAsInt(command.toArray(new String[0]));
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook with it.
        }
    }

    /** Called by the command's end and by a signal, perhaps at the same time: the later one waits for the earlier. */
    private synchronized void stop() {
        try {
            framework.stop();
            framework.waitForStop(STOP_WAIT.toMillis());
        } catch (BundleException e) {
            System.err.println("mapi: the framework did not stop cleanly: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cache.close();
    }
}
