// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.util.concurrent.TimeUnit;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.spi.IMSLogon;
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

/**
 * openEntry of a session by MAPIUID, and close of what it opened, beside the same calls of the provider's logon. The state
 * of those that inherit says how threads share sessions.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
@SuppressWarnings("NullAway.Init") // by JMH and @Setup
public abstract class OpenEntryCalls {
    /** How many MAPIUIDs are registered in the session. */
    @Param({"1", "16", "64", "1000", "100000"})
    public int uids;

    private final EntryId first = EmptyStores.entry(0);
    private IMAPISession session;
    private EntryId last;
    private IMSLogon direct;

    /** Logs on, and opens as many stores as it takes. */
    @Setup
    public void logon() throws Exception {
        session = RoutingRuntime.enter().logon(RoutingRuntime.EMPTY);
        for (int next = 0; next < uids; next += EmptyStores.MOST_UIDS) {
            session.openMsgStore(EmptyStores.wrappedStore(next, Math.min(uids - next, EmptyStores.MOST_UIDS)));
        }
        last = EmptyStores.entry(uids - 1);
        direct = EmptyStores.direct();
    }

    /** Logs off. */
    @TearDown
    public void logoff() throws Exception {
        session.logoff();
        RoutingRuntime.leave();
    }

    /** By the MAPIUID that was registered first. */
    @Benchmark
    public IMAPIProp openEntryOfFirst() throws MapiException {
        IMAPIProp opened = session.openEntry(first);
        opened.close();
        return opened;
    }

    /** By the MAPIUID that was registered last. */
    @Benchmark
    public IMAPIProp openEntryOfLast() throws MapiException {
        IMAPIProp opened = session.openEntry(last);
        opened.close();
        return opened;
    }

    /** The provider alone. */
    @Benchmark
    public IMAPIProp openEntryDirectly() throws MapiException {
        IMAPIProp opened = direct.openEntry(last);
        opened.close();
        return opened;
    }

    /** A call that is routed and opens nothing. */
    @Benchmark
    public boolean compareEntryIDs() throws MapiException {
        return session.compareEntryIDs(last, last);
    }

    /** The provider alone. */
    @Benchmark
    public boolean compareEntryIDsDirectly() throws MapiException {
        return direct.compareEntryIDs(last, last);
    }
}
