// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.itest.mailclient;

import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.mapi4osgi.api.MapiSubsystem;
import org.mapi4osgi.mime.IConverterSession;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Registers the service by which the process around the framework has its work done. */
public final class ClientActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        ToIntFunction<String[]> client = arguments -> run(context, Arrays.asList(arguments));
        context.registerService(ToIntFunction.class, client, new Hashtable<>(Map.of("mapi.itest", true)));
    }

    @Override
    public void stop(BundleContext context) {
        // The framework unregisters the service.
    }

    private static int run(BundleContext context, List<String> arguments) {
        try {
            MapiSubsystem mapi = service(context, MapiSubsystem.class);
            switch (arguments.get(0)) {
                case "roundtrip" ->
                    new RoundTrip(mapi, service(context, IConverterSession.class)).run(arguments.subList(1, 3));
                case "kill" -> new KillRound(mapi).run(arguments.subList(1, arguments.size()));
                default -> throw new IllegalArgumentException("no such work: " + arguments);
            }
            return 0;
        } catch (Exception e) {
            e.printStackTrace();
            return 1;
        }
    }

    private static <S> S service(BundleContext context, Class<S> type) {
        ServiceReference<S> reference = context.getServiceReference(type);
        S service = reference == null ? null : context.getService(reference);
        if (service == null) {
            throw new IllegalStateException("the service " + type.getName() + " is not there");
        }
        return service;
    }
}
