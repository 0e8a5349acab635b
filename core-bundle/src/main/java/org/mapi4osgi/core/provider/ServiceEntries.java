// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.provider;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.gate.CallGate;
import org.mapi4osgi.core.profile.ServiceEntryCall;
import org.mapi4osgi.core.profile.ServiceEntryCaller;
import org.mapi4osgi.core.provider.ProviderBundles.Outcome;
import org.mapi4osgi.core.provider.ProviderBundles.Start;
import org.mapi4osgi.core.support.ConfigSupportPort;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.core.support.SupportOwner;
import org.mapi4osgi.core.ui.DisplayTables;
import org.mapi4osgi.spi.MsgServiceEntry;
import org.mapi4osgi.spi.ServiceEntryRequest;

/**
 * Calls the entry functions of message services, which bundles register as services; starts a bundle for that where it is
 * needed and allowed.
 *
 * <p>The lock guards the list; nothing is called with it held.
 */
public final class ServiceEntries implements ServiceEntryCaller {
    private final ProviderLoader loader;
    private final ProviderTools tools;
    private final Object lock = new Object();

    @GuardedBy("lock")
    private final List<EntryFunction> functions = new ArrayList<>();

    /**
     * Knows no function yet.
     *
     * @param loader starts and stops bundles
     */
    public ServiceEntries(ProviderLoader loader) {
        this.loader = loader;
        this.tools = loader.tools();
    }

    @Override
    public void call(ServiceEntryCall call) throws MapiException {
        EntryFunction function = find(call);
        if (function == null) {
            Start start = loader.startBundle(call.bundle());
            function = start.outcome() == Outcome.REFUSED ? null : await(call);
            if (function == null) {
                throw missing(call, start.why());
            }
        }
        CallGate gate = function.gate();
        if (!gate.tryEnter()) {
            throw missing(call, "its bundle is being stopped");
        }
        try {
            call(function, call);
        } finally {
            gate.exit();
            loader.bundleUnused(function.bundle());
        }
    }

    private void call(EntryFunction function, ServiceEntryCall call) throws MapiException {
        MsgServiceEntry entry = function.get();
        if (entry == null) {
            throw missing(call, "its bundle is being stopped");
        }
        SupportObject support = new SupportObject(new Owner(call), new SectionPort(call));
        try {
            ServiceEntryRequest request = new ServiceEntryRequest(
                    support, call.uiParam(), call.flags(), call.context(), call.properties(), call.providerAdmin());
            String tried = "service entry " + call.context();
            tools.workers()
                    .call(
                            call.dllName(),
                            tried,
                            tools.settings().logon(),
                            () -> {
                                entry.serviceEntry(request);
                                return true;
                            },
                            late -> {});
        } finally {
            support.revoke();
            function.unget();
        }
    }

    private static MapiException missing(ServiceEntryCall call, String why) {
        String text = "the entry function " + call.entryName() + " of the message service " + call.dllName()
                + " is not there: "
                + (why.isEmpty() ? "no bundle " + call.bundle() + " has registered it" : why);
        return new MapiException(MapiCode.MAPI_E_NOT_INITIALIZED, MapiError.of("MAPI", text));
    }

    private @Nullable EntryFunction find(ServiceEntryCall call) {
        synchronized (lock) {
            return functions.stream().filter(f -> fits(f, call)).findFirst().orElse(null);
        }
    }

    private static boolean fits(EntryFunction function, ServiceEntryCall call) {
        return function.dll().equals(call.dllName())
                && function.entry().equals(call.entryName())
                && (call.bundle().isEmpty()
                        || call.bundle().equals(function.bundle().symbolicName()));
    }

    private @Nullable EntryFunction await(ServiceEntryCall call) {
        long end = System.nanoTime() + tools.settings().register().toNanos();
        synchronized (lock) {
            EntryFunction found = find(call);
            while (found == null) {
                long millis = (end - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return null;
                }
                try {
                    lock.wait(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return null;
                }
                found = find(call);
            }
            return found;
        }
    }

    /** An entry function was registered. */
    void arrived(EntryFunction function) {
        synchronized (lock) {
            functions.add(function);
            lock.notifyAll();
        }
    }

    /** An entry function is about to go: waits for the calls inside, a bounded time. */
    void leaves(EntryFunction function) {
        leave(f -> f == function);
    }

    /** A bundle is about to stop. */
    void leaves(long bundleId) {
        leave(f -> f.bundle().id() == bundleId);
    }

    private void leave(Predicate<EntryFunction> which) {
        List<EntryFunction> leaving;
        synchronized (lock) {
            leaving = functions.stream().filter(which).toList();
            functions.removeAll(leaving);
        }
        for (EntryFunction function : leaving) {
            function.gate().close();
            function.gate()
                    .awaitDrained(System.nanoTime() + tools.settings().drain().toNanos());
            function.drop();
        }
    }

    /** The profile, as the entry function of a service sees it. */
    private record SectionPort(ServiceEntryCall call) implements ConfigSupportPort {
        @Override
        public IProfSect openProfileSection(SupportObject caller, MapiUid uid, Set<OpenSectionFlag> flags)
                throws MapiException {
            return call.sections().open(uid, flags);
        }

        @Override
        public void doConfigPropsheet(
                SupportObject caller, UiParam uiParam, String title, IMAPITable displayTable, IMAPIProp configData)
                throws MapiException {
            call.dialogs().edit(uiParam, title, DisplayTables.controls(displayTable), configData);
        }

        /** No handle stands for anything that an entry function has made. */
        @Override
        public void makeInvalid(SupportObject caller, IUnknown object) {}

        @Override
        public void revoked(SupportObject caller) {}
    }

    /** A call of an entry function, which has no logon. */
    private record Owner(ServiceEntryCall call) implements SupportOwner {
        @Override
        public MapiUid sectionUid() {
            return call.serviceUid();
        }

        @Override
        public String dllName() {
            return call.dllName();
        }

        @Override
        public void setProviderUID(SupportObject caller, MapiUid uid) throws MapiException {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "a message service has no logon to route to");
        }

        @Override
        public void supportAdded(SupportObject caller, int references) {}

        @Override
        public void supportReleased(SupportObject caller, int references) {}

        @Override
        public void enterAsInsider() {}

        @Override
        public void exitAsInsider() {}
    }
}
