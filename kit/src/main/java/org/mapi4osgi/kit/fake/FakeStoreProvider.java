// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.MSProviderInit;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.SpiVersion;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;

/**
 * The entry point of a scripted message store provider. Its provider objects are numbered from 1. A well-behaved logon
 * AddRefs the support object, registers the MAPIUIDs and returns a new logon with its store, or the store that the same
 * provider object has opened for the same entry ID before.
 */
public final class FakeStoreProvider implements MSProviderInit {
    /** What to do at one logon. */
    @FunctionalInterface
    public interface LogonStep {
        /** Logs on. */
        StoreLogonResult logon(Provider provider, StoreLogonRequest request) throws MapiException;
    }

    private final CallLog log;
    private final List<MapiUid> uids;
    private final AtomicInteger providers = new AtomicInteger();
    private final Deque<LogonStep> steps = new ArrayDeque<>();
    private volatile @Nullable FakeShutdown shutdown;
    private volatile SpiVersion version = SpiVersion.CURRENT;
    private volatile @Nullable MapiCode initFailure;
    private volatile BiPredicate<EntryId, EntryId> sameStore = EntryId::equals;
    private volatile @Nullable InitRequest lastInit;

    /** A provider that notes its calls in {@code log} and registers {@code uids} at each logon. */
    public FakeStoreProvider(CallLog log, MapiUid... uids) {
        this.log = log;
        this.uids = List.of(uids);
    }

    /** The log. */
    public CallLog log() {
        return log;
    }

    /** What the provider says its version is. */
    public void version(SpiVersion value) {
        version = value;
    }

    /** Makes init fail from now on; null makes it succeed. */
    public void failInit(@Nullable MapiCode code) {
        initFailure = code;
    }

    /** What CompareStoreIDs answers; equality of bytes unless told otherwise. */
    public void sameStore(BiPredicate<EntryId, EntryId> test) {
        sameStore = test;
    }

    /** The part of later provider objects in a fast shutdown; none without it. */
    public void shutdown(FakeShutdown value) {
        shutdown = value;
    }

    /** What the next logon without a step does; logons after that behave well again. */
    public synchronized void next(LogonStep step) {
        steps.add(step);
    }

    /** Lets the next logon fail. */
    public void failNext(MapiCode code) {
        next((provider, request) -> {
            throw new MapiException(code, "as the test wants it");
        });
    }

    private synchronized LogonStep step() {
        LogonStep step = steps.poll();
        return step == null ? Provider::logonWell : step;
    }

    /** The input of the latest init. */
    public @Nullable InitRequest lastInit() {
        return lastInit;
    }

    @Override
    public ProviderInit<IMSProvider> init(InitRequest request) throws MapiException {
        log.add("init");
        lastInit = request;
        MapiCode failure = initFailure;
        if (failure != null) {
            throw new MapiException(failure, "as the test wants it");
        }
        return new ProviderInit<>(new Provider(providers.incrementAndGet()), version);
    }

    /** A provider object. */
    public final class Provider implements IMSProvider {
        private final int number;
        private final Map<Object, FakeStoreLogon> open = new HashMap<>();
        private final List<StoreLogonRequest> requests = new ArrayList<>();

        private Provider(int number) {
            this.number = number;
        }

        /** The log. */
        public CallLog log() {
            return log;
        }

        /** The requests of all logons. */
        public synchronized List<StoreLogonRequest> requests() {
            return List.copyOf(requests);
        }

        @Override
        public StoreLogonResult logon(StoreLogonRequest request) throws MapiException {
            synchronized (this) {
                requests.add(request);
            }
            log.add("logon " + number + " " + request.entryId());
            return step().logon(this, request);
        }

        /** Does what a good provider does. */
        public StoreLogonResult logonWell(StoreLogonRequest request) throws MapiException {
            FakeStoreLogon known = known(request);
            if (known != null) {
                return StoreLogonResult.alreadyOpen(known.store());
            }
            request.support().addRef();
            for (MapiUid uid : uids) {
                request.support().setProviderUID(uid);
            }
            return opened(request, true);
        }

        /** A new logon with a new store, without AddRef and SetProviderUID. */
        public StoreLogonResult openedWithoutAddRef(StoreLogonRequest request) {
            return opened(request, false);
        }

        private StoreLogonResult opened(StoreLogonRequest request, boolean counted) {
            FakeStoreLogon logon = new FakeStoreLogon(log, request.support(), counted, () -> forget(request));
            synchronized (this) {
                open.put(key(request), logon);
            }
            return StoreLogonResult.opened(logon, logon.store(), null);
        }

        private synchronized @Nullable FakeStoreLogon known(StoreLogonRequest request) {
            return open.get(key(request));
        }

        private synchronized void forget(StoreLogonRequest request) {
            open.remove(key(request));
        }

        private Object key(StoreLogonRequest request) {
            EntryId id = request.entryId();
            return id == null ? "" : id;
        }

        @Override
        public boolean compareStoreIDs(EntryId entryId1, EntryId entryId2) {
            log.add("compareStoreIDs " + number);
            return sameStore.test(entryId1, entryId2);
        }

        @Override
        public <T> T queryInterface(Iid<T> iid) throws MapiException {
            return FakeShutdown.ask(shutdown, iid, this);
        }

        @Override
        public void shutdown() {
            log.add("shutdown " + number);
        }

        @Override
        public void close() {
            log.add("release " + number);
        }
    }
}
