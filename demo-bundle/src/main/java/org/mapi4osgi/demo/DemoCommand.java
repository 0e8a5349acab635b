// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.mapi4osgi.admin.ProviderMonitor;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiSubsystem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Runs one half of the demo: {@code first} with the user's arguments, or {@code second}. */
final class DemoCommand implements ToIntFunction<String[]> {
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final BundleContext context;
    private final PrintStream out = System.out;

    DemoCommand(BundleContext context) {
        this.context = context;
    }

    @Override
    public int applyAsInt(String[] arguments) {
        try {
            DemoInput input = DemoInput.parse(
                    Arrays.asList(arguments).subList(1, arguments.length), Path.of(property("mapi.home"), "samples"));
            return arguments[0].equals("first") ? first(input) : second(input);
        } catch (IllegalArgumentException e) {
            out.println("mapi: " + e.getMessage());
            out.println("Type: mapi --help");
            return MISUSED;
        } catch (MapiException | IOException e) {
            out.println("mapi: the demo failed: " + e.getMessage());
            return FAILED;
        }
    }

    private int first(DemoInput input) throws MapiException, IOException {
        Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        String name = framework == null ? "OSGi" : framework.getSymbolicName() + " " + framework.getVersion();
        out.printf(
                "mapi4osgi demo on %s, Java %s, data in %s%n%n",
                name, System.getProperty("java.version"), property("mapi.data"));
        DemoRun run = run(new Narrator(out, System::nanoTime, 1));
        return run.first(input) ? OK : FAILED;
    }

    private int second(DemoInput input) throws MapiException, IOException {
        DemoRecord record = new DemoRecord(data().resolve("demo.properties"));
        int first = record.nextStep();
        DemoRun run = run(new Narrator(out, System::nanoTime, first));
        boolean ok = run.second(input);
        if (ok) {
            out.printf(
                    "%nAll %d steps went well; %d messages survived the restart.%n",
                    first - 1 + run.done(), record.inboxCount());
        }
        return ok ? OK : FAILED;
    }

    private DemoRun run(Narrator narrator) throws MapiException {
        return new DemoRun(context, service(MapiSubsystem.class), service(ProviderMonitor.class), narrator, data());
    }

    private Path data() {
        return Path.of(property("mapi.data"));
    }

    private String property(String name) {
        String value = context.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the launcher did not set " + name);
        }
        return value;
    }

    // Held until the framework stops: the demo is the framework's only business.
    private <S> S service(Class<S> type) {
        ServiceReference<S> reference = context.getServiceReference(type);
        S service = reference == null ? null : context.getService(reference);
        if (service == null) {
            throw new IllegalStateException(
                    "the service " + type.getName() + " is not there: did the core bundle start?");
        }
        return service;
    }
}
