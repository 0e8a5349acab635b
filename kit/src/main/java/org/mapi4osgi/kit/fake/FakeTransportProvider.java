// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.AddressTypes;
import org.mapi4osgi.spi.IXPProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.OptionData;
import org.mapi4osgi.spi.ProviderInit;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.TransportLogonRequest;
import org.mapi4osgi.spi.TransportLogonResult;
import org.mapi4osgi.spi.XPProviderInit;

/**
 * The entry point of a scripted transport provider. Its provider objects are numbered from 1. A well-behaved logon AddRefs
 * the support object and returns a {@link FakeTransportLogon} that takes the address types and MAPIUIDs of this provider;
 * what it asks to be called for is {@link #asks}. All logons look into the provider's {@link #script} for what to do at a
 * call.
 */
public final class FakeTransportProvider implements XPProviderInit {
    /** What to do at one logon. */
    @FunctionalInterface
    public interface LogonStep {
        /** Logs on. */
        TransportLogonResult logon(Provider provider, TransportLogonRequest request) throws MapiException;
    }

    private final CallLog log;
    private final String name;
    private final TransportScript script = new TransportScript();
    private final AtomicInteger providers = new AtomicInteger();
    private final Deque<LogonStep> steps = new ArrayDeque<>();
    private volatile @Nullable FakeShutdown shutdown;
    private final List<FakeTransportLogon> logons = new CopyOnWriteArrayList<>();
    private volatile AddressTypes addressTypes;
    private volatile Set<TransportLogonFlag> asks = Set.of();
    private volatile List<OptionData> options = List.of();
    private volatile @Nullable MapiCode initFailure;
    private volatile @Nullable TransportLogonRequest lastRequest;

    /** A provider that notes its calls in {@code log}, with its name before them, and takes one address type. */
    public FakeTransportProvider(CallLog log, String name, String addressType, MapiUid... uids) {
        this.log = log;
        this.name = name;
        this.addressTypes = new AddressTypes(List.of(addressType), List.of(uids));
    }

    /** The log. */
    public CallLog log() {
        return log;
    }

    /** What the logons do at a call. */
    public TransportScript script() {
        return script;
    }

    /** What AddressTypes answers from now on. */
    public void addressTypes(AddressTypes value) {
        addressTypes = value;
    }

    AddressTypes addressTypes() {
        return addressTypes;
    }

    /** What RegisterOptions answers from now on. */
    public void options(OptionData... values) {
        options = List.of(values);
    }

    List<OptionData> options() {
        return options;
    }

    /** What later logons want to be called for. */
    public void asks(TransportLogonFlag... flags) {
        asks = Set.of(flags);
    }

    /** Makes init fail from now on; null makes it succeed. */
    public void failInit(@Nullable MapiCode code) {
        initFailure = code;
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

    /** The input of the latest logon. */
    public @Nullable TransportLogonRequest lastRequest() {
        return lastRequest;
    }

    /** All logons that were made, the latest last. */
    public List<FakeTransportLogon> logons() {
        return List.copyOf(logons);
    }

    /** The latest logon. */
    public FakeTransportLogon logon() {
        return logons.get(logons.size() - 1);
    }

    @Override
    public ProviderInit<IXPProvider> init(InitRequest request) throws MapiException {
        log.add(name + " init");
        MapiCode failure = initFailure;
        if (failure != null) {
            throw new MapiException(failure, "as the test wants it");
        }
        return ProviderInit.of(new Provider(providers.incrementAndGet()));
    }

    /** A provider object. */
    public final class Provider implements IXPProvider {
        private final int number;

        private Provider(int number) {
            this.number = number;
        }

        @Override
        public TransportLogonResult transportLogon(TransportLogonRequest request) throws MapiException {
            lastRequest = request;
            log.add(name + " logon " + number);
            return step().logon(this, request);
        }

        /** Does what a good provider does. */
        public TransportLogonResult logonWell(TransportLogonRequest request) {
            request.support().addRef();
            return made(request, true);
        }

        /** A logon without AddRef. */
        public TransportLogonResult logonWithoutAddRef(TransportLogonRequest request) {
            return made(request, false);
        }

        private TransportLogonResult made(TransportLogonRequest request, boolean counted) {
            FakeTransportLogon logon =
                    new FakeTransportLogon(FakeTransportProvider.this, name, request.support(), counted);
            logons.add(logon);
            return new TransportLogonResult(logon, asks);
        }

        @Override
        public <T> T queryInterface(Iid<T> iid) throws MapiException {
            return FakeShutdown.ask(shutdown, iid, this);
        }

        @Override
        public void shutdown() {
            log.add(name + " shutdown " + number);
        }

        @Override
        public void close() {
            log.add(name + " release " + number);
        }
    }
}
