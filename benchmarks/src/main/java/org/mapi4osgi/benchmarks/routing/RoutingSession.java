// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.routing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.SpiVersion;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;
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

/** What a session does less often than calling objects: opening stores, and reading its table of stores. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
@SuppressWarnings("NullAway.Init") // by @Setup
public class RoutingSession {
    private static final int STORES = 64;

    /** A store that stays open, and one that is opened and closed. */
    private final EntryId open = EmptyStores.wrappedStore(0, 1);

    private final EntryId shut = EmptyStores.wrappedStore(1, 1);
    private final EntryId inShut = EmptyStores.entry(1);
    private IMAPISession session;
    private MemoryTable<Binary> rows;
    private IMSProvider provider;
    private StoreLogonRequest openRequest;
    private StoreLogonRequest shutRequest;

    /** Opens one store. */
    @Setup
    public void logon() throws Exception {
        session = RoutingRuntime.enter().logon(RoutingRuntime.STORES);
        session.openMsgStore(open);
        List<Props> all = getMsgStoresTable();
        rows = MemoryTable.builder(PR.PR_INSTANCE_KEY, all.get(0).tags().toArray(new PropTag<?>[0]))
                .build();
        for (Props row : all) {
            rows.modifyRow(row);
        }
        provider = new EmptyStores()
                .init(new InitRequest(Set.of(), SpiVersion.CURRENT))
                .provider();
        openRequest = request(0);
        shutRequest = request(1);
        provider.logon(openRequest);
    }

    private static StoreLogonRequest request(int uid) {
        return StoreLogonRequest.builder(NoSupport.INSTANCE, RoutingRuntime.STORES)
                .entryId(EmptyStores.store(uid, 1))
                .build();
    }

    /** Logs off. */
    @TearDown
    public void logoff() throws Exception {
        session.logoff();
        RoutingRuntime.leave();
    }

    /** Of a store that is open: the provider is asked, and gives the store that it has. */
    @Benchmark
    public IMsgStore openMsgStoreAgain() throws MapiException {
        IMsgStore opened = session.openMsgStore(open);
        opened.close();
        return opened;
    }

    /** The provider alone. */
    @Benchmark
    public StoreLogonResult openMsgStoreAgainDirectly() throws MapiException {
        return provider.logon(openRequest);
    }

    /** Of a store that is not open: a logon; and its close: a logoff. */
    @Benchmark
    public IMsgStore openMsgStore() throws MapiException {
        IMsgStore opened = session.openMsgStore(shut);
        opened.close();
        return opened;
    }

    /** The provider alone. */
    @Benchmark
    public StoreLogonResult openMsgStoreDirectly() throws MapiException {
        StoreLogonResult opened = provider.logon(shutRequest);
        opened.store().close();
        return opened;
    }

    /** The entry ID of a store that is not open, and is opened by that. */
    @Benchmark
    public IMAPIProp openEntryOfShutStore() throws MapiException {
        IMAPIProp opened = session.openEntry(shut);
        opened.close();
        return opened;
    }

    /** The entry ID of an object in a store that is not open: nobody knows it. */
    @Benchmark
    public MapiCode openEntryInShutStore() {
        try (IMAPIProp opened = session.openEntry(inShut)) {
            throw new IllegalStateException("opened " + opened);
        } catch (MapiException e) {
            return e.code();
        }
    }

    /** The table of 64 stores, read whole. */
    @Benchmark
    public List<Props> getMsgStoresTable() throws MapiException {
        try (IMAPITable table = session.getMsgStoresTable()) {
            return table.queryRows(STORES);
        }
    }

    /** The same rows in a table of one's own. */
    @Benchmark
    public List<Props> getMsgStoresTableDirectly() throws MapiException {
        try (IMAPITable table = rows.getView(SortOrderSet.DEFAULT)) {
            return table.queryRows(STORES);
        }
    }
}
