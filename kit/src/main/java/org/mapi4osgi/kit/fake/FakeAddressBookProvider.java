// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.kit.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.ABProviderInit;
import org.mapi4osgi.spi.AddressBookLogonRequest;
import org.mapi4osgi.spi.AddressBookLogonResult;
import org.mapi4osgi.spi.IABLogon;
import org.mapi4osgi.spi.IABProvider;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.ProviderInit;

/**
 * The entry point of a scripted address book provider. A well-behaved logon AddRefs the support object, registers the
 * MAPIUIDs and returns a logon; every entry ID opens an empty container.
 */
public final class FakeAddressBookProvider implements ABProviderInit {
    /** What to do at one logon. */
    @FunctionalInterface
    public interface LogonStep {
        /** Logs on. */
        AddressBookLogonResult logon(Provider provider, AddressBookLogonRequest request) throws MapiException;
    }

    private final CallLog log;
    private final String name;
    private final List<MapiUid> uids;
    private final AtomicInteger providers = new AtomicInteger();
    private final Deque<LogonStep> steps = new ArrayDeque<>();
    private volatile @Nullable FakeShutdown shutdown;
    private volatile @Nullable AddressBookLogonRequest lastRequest;

    /** A provider that notes its calls in {@code log}, with its name before them. */
    public FakeAddressBookProvider(CallLog log, String name, MapiUid... uids) {
        this.log = log;
        this.name = name;
        this.uids = List.of(uids);
    }

    /** The part of later provider objects in a fast shutdown; none without it. */
    public void shutdown(FakeShutdown value) {
        shutdown = value;
    }

    /** What the next logon does; logons after that behave well again. */
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
    public @Nullable AddressBookLogonRequest lastRequest() {
        return lastRequest;
    }

    @Override
    public ProviderInit<IABProvider> init(InitRequest request) {
        log.add(name + " init");
        return ProviderInit.of(new Provider(providers.incrementAndGet()));
    }

    /** A provider object. */
    public final class Provider implements IABProvider {
        private final int number;

        private Provider(int number) {
            this.number = number;
        }

        @Override
        public AddressBookLogonResult logon(AddressBookLogonRequest request) throws MapiException {
            lastRequest = request;
            log.add(name + " logon " + number);
            return step().logon(this, request);
        }

        /** Does what a good provider does. */
        public AddressBookLogonResult logonWell(AddressBookLogonRequest request) throws MapiException {
            request.support().addRef();
            for (MapiUid uid : uids) {
                request.support().setProviderUID(uid);
            }
            return AddressBookLogonResult.of(new Logon(request.support(), true));
        }

        /** Registers the MAPIUIDs, but does not AddRef. */
        public AddressBookLogonResult logonWithoutAddRef(AddressBookLogonRequest request) throws MapiException {
            for (MapiUid uid : uids) {
                request.support().setProviderUID(uid);
            }
            return AddressBookLogonResult.of(new Logon(request.support(), false));
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

    private final class Logon implements IABLogon {
        private final IMAPISupport support;
        private final boolean counted;

        Logon(IMAPISupport support, boolean counted) {
            this.support = support;
            this.counted = counted;
        }

        @Override
        public void logoff() {
            log.add(name + " logoff");
            if (counted) {
                support.release();
            }
        }

        @Override
        public void close() {
            log.add(name + " logon released");
        }

        @Override
        public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) {
            log.add(name + " openEntry");
            return new FakeProp(ObjectType.MAPI_ABCONT, Props.EMPTY);
        }

        @Override
        public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
            return entryId1.equals(entryId2);
        }
    }
}
