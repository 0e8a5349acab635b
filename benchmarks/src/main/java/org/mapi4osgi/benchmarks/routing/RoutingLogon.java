// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.spi.AddressBookLogonRequest;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.SpiVersion;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** From MAPILogonEx to logoff, with address book providers: those are loaded and logged on by OpenAddressBook. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
@SuppressWarnings("NullAway.Init") // by JMH and @Setup
public class RoutingLogon {
    /** How many address book providers the profile has. */
    @Param({"0", "1", "16"})
    public int providers;

    private RoutingRuntime runtime;
    private List<EmptyBooks> entryPoints;

    /** Starts the runtime. */
    @Setup
    public void start() throws Exception {
        runtime = RoutingRuntime.enter();
        entryPoints = new ArrayList<>();
        for (int i = 0; i < providers; i++) {
            entryPoints.add(new EmptyBooks(i));
        }
    }

    /** Ends it. */
    @TearDown
    public void stop() throws Exception {
        RoutingRuntime.leave();
    }

    /** Loads no provider: nothing needs one. */
    @Benchmark
    public void logonToLogoff() throws MapiException {
        IMAPISession session = runtime.logon(RoutingRuntime.books(providers));
        session.logoff();
    }

    /** Loads all providers. */
    @Benchmark
    public void logonToLogoffWithAddressBook() throws MapiException {
        IMAPISession session = runtime.logon(RoutingRuntime.books(providers));
        try (IAddrBook book = session.openAddressBook()) {
            book.warning();
        }
        session.logoff();
    }

    /** The providers alone. */
    @Benchmark
    public void logonToLogoffDirectly() throws MapiException {
        for (EmptyBooks entryPoint : entryPoints) {
            IABProvider provider = entryPoint
                    .init(new InitRequest(Set.of(), SpiVersion.CURRENT))
                    .provider();
            IABLogon logon = provider.logon(new AddressBookLogonRequest(
                            NoSupport.INSTANCE, UiParam.NONE, RoutingRuntime.EMPTY, Set.of()))
                    .logon();
            logon.logoff();
            logon.close();
            provider.shutdown();
            provider.close();
        }
    }
}
