// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.util.concurrent.TimeUnit;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.Props;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A call through an open handle, beside the same call of the provider's object. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
@SuppressWarnings("NullAway.Init") // by @Setup
public abstract class HandleCalls {
    private IMAPISession session;
    private IMAPIProp handle;
    private IMAPIProp direct;

    /** Opens an object. */
    @Setup
    public void open() throws Exception {
        EntryId id = EmptyStores.entry(0);
        session = RoutingRuntime.enter().logon(RoutingRuntime.EMPTY);
        session.openMsgStore(EmptyStores.wrappedStore(0, 1));
        handle = session.openEntry(id);
        direct = EmptyStores.direct().openEntry(id);
    }

    /** Logs off. */
    @TearDown
    public void logoff() throws Exception {
        session.logoff();
        RoutingRuntime.leave();
    }

    /** Through the handle. */
    @Benchmark
    public Props getProps() throws MapiException {
        return handle.getProps(null);
    }

    /** The provider alone. */
    @Benchmark
    public Props getPropsDirectly() throws MapiException {
        return direct.getProps(null);
    }
}
