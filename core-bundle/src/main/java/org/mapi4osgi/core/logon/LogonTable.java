// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.gate.Turn;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.provider.ProviderCall;
import org.mapi4osgi.core.provider.ProviderLoader;
import org.mapi4osgi.core.route.StoreEntryIds;
import org.mapi4osgi.spi.ProviderKind;

/**
 * The logons of a session: opens stores and address books, finds the profile section of a store, and logs all off in the
 * end.
 *
 * <p>The lock guards the lists; nothing is called with it held.
 */
public final class LogonTable {
    private final LogonContext context;
    private final ProviderLoader loader;
    private final ServiceGuard guard;
    private final AtomicInteger ordinals = new AtomicInteger();
    private final Turn addressBookTurn = new Turn();
    private final Transports transports;
    private final SpoolerStores spoolerStores;
    private final Object lock = new Object();

    /** In the order in which they were first needed. */
    @GuardedBy("lock")
    private final List<SessionProvider<?, ?, ?>> providers = new ArrayList<>();

    /** The sections of address book providers whose logon succeeded: each has one in a session. */
    @GuardedBy("lock")
    private final Set<MapiUid> addressBooks = new HashSet<>();

    @GuardedBy("lock")
    private boolean ended;

    /**
     * A table without logons.
     *
     * @param context the session
     * @param loader finds providers
     */
    public LogonTable(LogonContext context, ProviderLoader loader) {
        this.context = context;
        this.loader = loader;
        this.guard = new ServiceGuard(context.configurer(), this::endService);
        this.transports = new Transports(this, context, guard);
        this.spoolerStores = new SpoolerStores(this, context, guard);
    }

    /**
     * The transports.
     *
     * @return always the same object
     */
    public Transports transports() {
        return transports;
    }

    /**
     * The spooler's own logons to stores.
     *
     * @return always the same object
     */
    public SpoolerStores spoolerStores() {
        return spoolerStores;
    }

    int nextOrdinal() {
        return ordinals.getAndIncrement();
    }

    /**
     * The logons that have not ended.
     *
     * @return in their order
     */
    public List<Logon<?>> logons() {
        List<Logon<?>> all = new ArrayList<>();
        providers().forEach(provider -> all.addAll(provider.logons()));
        all.sort(Comparator.comparingInt(Logon::ordinal));
        return List.copyOf(all);
    }

    private List<SessionProvider<?, ?, ?>> providers() {
        synchronized (lock) {
            return List.copyOf(providers);
        }
    }

    /**
     * OpenMsgStore. The address book providers of the same service log on first.
     *
     * @param uiParam the parent window of dialogs
     * @param entryId the wrapped store entry ID
     * @param flags how to open it
     * @return the logon, new or of an earlier open
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_PARAMETER: no entry ID
     *       <li>MAPI_E_INVALID_ENTRYID: not a wrapped store entry ID
     *       <li>MAPI_E_NOT_FOUND: the profile section that it names is gone
     *       <li>MAPI_E_FAILONEPROVIDER: there is no such provider at present, or it wants to be asked later again
     *       <li>MAPI_E_END_OF_SESSION: the session was logged off
     *       <li>the provider's own code
     *     </ul>
     */
    public OpenedStore openStore(UiParam uiParam, @Nullable EntryId entryId, Set<OpenMsgStoreFlag> flags)
            throws MapiException {
        if (entryId == null) {
            throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "OpenMsgStore needs an entry ID");
        }
        StoreEntryIds id = StoreEntryIds.unwrap(entryId);
        ProviderEntry entry = section(id);
        boolean ofProfile = entry != null;
        if (entry == null) {
            entry = temporarySection(id.dllName());
        }
        boolean opened = false;
        StoreProvider provider = storeProvider(entry.dllName(), entry.bundle());
        try {
            startAddressBooks(entry.serviceUid());
            ProviderEntry section = entry;
            boolean dialogs = !flags.contains(OpenMsgStoreFlag.MDB_NO_DIALOG);
            StoreLogon logon =
                    new StoreLogon(nextOrdinal(), section, id.privateId(), flags, context.router(), provider);
            OpenedStore store = open(section, uiParam, dialogs, () -> provider.open(logon, uiParam));
            opened = store.isNew();
            if (opened && store.logon().state() == LogonState.ATTACHED) {
                context.listener().attached(store.logon());
            }
            return store;
        } finally {
            if (!opened) {
                provider.unloadUnused();
                if (!ofProfile) {
                    context.profile().dropTemporaryStore(entry.sectionUid());
                }
            }
        }
    }

    /** Who shows no dialog is not told what a dialog could mend (MSLOG-18). */
    private OpenedStore open(ProviderEntry section, UiParam uiParam, boolean dialogs, ProviderCall<OpenedStore> logon)
            throws MapiException {
        try {
            return guard.attempt(section, uiParam, dialogs, logon);
        } catch (MapiException e) {
            if (dialogs || e.code() != MapiCode.MAPI_E_UNCONFIGURED) {
                throw e;
            }
            throw new MapiException(MapiCode.MAPI_E_LOGON_FAILED, error(section, e));
        }
    }

    /** The profile section of a store: the one that the entry ID names, or the one whose store the provider says it is. */
    @Nullable
    ProviderEntry section(StoreEntryIds id) throws MapiException {
        EntryId privateId = id.privateId();
        MapiException failure = null;
        for (ProviderEntry entry : context.profile().providers(ProviderKind.MS)) {
            try {
                if (entry.dllName().equals(id.dllName())
                        && (privateId == null
                                ? entry.sectionUid().equals(id.section())
                                : isStoreOf(entry, privateId))) {
                    return entry;
                }
            } catch (MapiException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        if (privateId == null) {
            throw new MapiException(
                    MapiCode.MAPI_E_NOT_FOUND,
                    "the profile " + context.profile().name() + " has no longer a section " + id.section() + " of "
                            + id.dllName());
        }
        return null;
    }

    private boolean isStoreOf(ProviderEntry entry, EntryId privateId) throws MapiException {
        Optional<EntryId> stored = context.profile().storeEntryId(entry.sectionUid());
        if (stored.isEmpty()) {
            return false;
        }
        StoreEntryIds known = StoreEntryIds.unwrap(stored.get());
        EntryId candidate = known.privateId();
        if (candidate == null || !known.dllName().equals(entry.dllName())) {
            return false;
        }
        StoreProvider provider = storeProvider(entry.dllName(), entry.bundle());
        return guard.attempt(entry, UiParam.NONE, false, () -> provider.isSameStore(privateId, candidate));
    }

    private ProviderEntry temporarySection(String dllName) throws MapiException {
        StoreProvider provider = storeProvider(dllName, "");
        provider.loadForSection();
        return context.profile().addTemporaryStore(dllName, provider.hold.pinned());
    }

    /** ABLOG-02. What goes wrong with them is told by OpenAddressBook. */
    private void startAddressBooks(@Nullable MapiUid service) throws MapiException {
        if (service != null) {
            openAddressBooks(Set.of(AddressBookFlag.AB_NO_DIALOG), service);
        }
    }

    /**
     * OpenAddressBook: logs on to the address book providers that are not logged on yet. Never fails because of them.
     *
     * @param flags how to log on
     * @return those that are logged on, and what is wrong with the others
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_END_OF_SESSION: the session was logged off
     *     </ul>
     */
    public AddressBooks openAddressBooks(Set<AddressBookFlag> flags) throws MapiException {
        return openAddressBooks(flags, null);
    }

    private AddressBooks openAddressBooks(Set<AddressBookFlag> flags, @Nullable MapiUid service) throws MapiException {
        requireOpen();
        List<MapiException> failures = new ArrayList<>();
        List<MapiError> errors = new ArrayList<>();
        List<ProviderEntry> entries = context.profile().providers(ProviderKind.AB).stream()
                .filter(entry -> service == null || service.equals(entry.serviceUid()))
                .toList();
        boolean mine = addressBookTurn.take(System.nanoTime() + patience(entries.size()));
        try {
            for (ProviderEntry entry : entries) {
                if (mine && isNew(entry)) {
                    try {
                        open(entry, flags).ifPresent(errors::add);
                    } catch (MapiException e) {
                        failures.add(e);
                        errors.add(error(entry, e));
                    }
                } else if (!mine && !addressBookTurn.isMine() && isNew(entry)) {
                    errors.add(MapiError.of(
                            entry.dllName(),
                            "another client is still logging on to " + entry.dllName() + "; try again"));
                }
            }
        } finally {
            if (mine) {
                addressBookTurn.leave();
            }
        }
        for (MapiException failure : failures) {
            if (failure.code() == MapiCode.MAPI_E_END_OF_SESSION) {
                throw failure;
            }
        }
        return new AddressBooks(addressBookLogons(), combined(errors));
    }

    /** Each provider may be tried, configured and tried again. */
    long patience(int providers) {
        return loader.tools().settings().logon().multipliedBy(3L * providers).toNanos();
    }

    private boolean isNew(ProviderEntry entry) {
        synchronized (lock) {
            return !addressBooks.contains(entry.sectionUid());
        }
    }

    private Optional<MapiError> open(ProviderEntry entry, Set<AddressBookFlag> flags) throws MapiException {
        AddressBookProvider provider = addressBookProvider(entry.dllName(), entry.bundle());
        AddressBookLogon logon = new AddressBookLogon(nextOrdinal(), entry, context.router(), provider);
        boolean dialogs = !flags.contains(AddressBookFlag.AB_NO_DIALOG);
        try {
            Optional<MapiError> warning =
                    guard.attempt(entry, context.uiParam(), dialogs, () -> provider.open(logon, flags));
            synchronized (lock) {
                addressBooks.add(entry.sectionUid());
            }
            if (logon.state() == LogonState.ATTACHED) {
                context.listener().attached(logon);
            }
            return warning;
        } finally {
            if (logon.state() != LogonState.ATTACHED) {
                provider.unloadUnused();
            }
        }
    }

    private List<AddressBookLogon> addressBookLogons() {
        List<AddressBookLogon> all = new ArrayList<>();
        for (Logon<?> logon : logons()) {
            if (logon instanceof AddressBookLogon book) {
                all.add(book);
            }
        }
        List<MapiUid> order = context.profile().providers(ProviderKind.AB).stream()
                .map(ProviderEntry::sectionUid)
                .toList();
        all.sort(Comparator.comparingInt(book -> order.indexOf(book.sectionUid())));
        return all;
    }

    private static MapiError error(ProviderEntry entry, MapiException e) {
        return e.mapiError().orElseGet(() -> MapiError.of(entry.dllName(), String.valueOf(e.getMessage())));
    }

    private static Optional<MapiError> combined(List<MapiError> errors) {
        if (errors.size() < 2) {
            return errors.stream().findFirst();
        }
        List<String> texts =
                errors.stream().map(e -> e.component() + ": " + e.error()).toList();
        return Optional.of(MapiError.of("MAPI", String.join("\n", texts)));
    }

    /**
     * A client's handle of a store was closed. If its provider released the support object in doing so, the logon has ended
     * when this method returns. Called outside the gate.
     *
     * @param logon the store's logon
     */
    public void closed(StoreLogon logon) {
        logon.settle();
    }

    /** Ends the logons of a service that was disabled. */
    private void endService(MapiUid service) {
        for (SessionProvider<?, ?, ?> provider : providers()) {
            List<? extends Logon<?>> ending = provider.logons().stream()
                    .filter(logon -> service.equals(logon.entry().serviceUid()))
                    .toList();
            if (!ending.isEmpty()) {
                provider.endSoon(ending);
            }
        }
    }

    /** Ends a logon, as soon as nobody else works with its provider. */
    void end(Logon<?> logon) {
        for (SessionProvider<?, ?, ?> provider : providers()) {
            if (provider.logons().contains(logon)) {
                provider.endSoon(List.of(logon));
            }
        }
    }

    /**
     * The fast shutdown of a client of this session.
     *
     * @return reaches the providers that are loaded now
     */
    public ProviderShutdown shutdown() {
        List<ProviderHold<?>> holds = new ArrayList<>();
        providers().forEach(provider -> holds.add(provider.hold));
        return new ProviderShutdown(holds);
    }

    /**
     * Logs off: logons first, then their provider. Transports first, which may still need a store; of the others the
     * latest provider first. Idempotent.
     */
    public void logoff() {
        List<SessionProvider<?, ?, ?>> all;
        synchronized (lock) {
            ended = true;
            all = new ArrayList<>(providers);
        }
        Collections.reverse(all);
        all.sort(Comparator.comparing(provider -> !(provider instanceof TransportProvider)));
        all.forEach(SessionProvider::endOfSession);
    }

    private void requireOpen() throws MapiException {
        synchronized (lock) {
            if (ended) {
                throw new MapiException(MapiCode.MAPI_E_END_OF_SESSION, "the session was logged off; log on again");
            }
        }
    }

    StoreProvider storeProvider(String dll, String pinned) throws MapiException {
        return provider(StoreProvider.class, dll, pinned, (d, p) -> new StoreProvider(context, loader, d, p));
    }

    private AddressBookProvider addressBookProvider(String dll, String pinned) throws MapiException {
        return provider(
                AddressBookProvider.class, dll, pinned, (d, p) -> new AddressBookProvider(context, loader, d, p));
    }

    TransportProvider transportProvider(ProviderEntry entry) throws MapiException {
        return provider(
                TransportProvider.class,
                entry.dllName(),
                entry.bundle(),
                (d, p) -> new TransportProvider(context, loader, d, p));
    }

    private <S extends SessionProvider<?, ?, ?>> S provider(
            Class<S> type, String dll, String pinned, BiFunction<String, String, S> make) throws MapiException {
        synchronized (lock) {
            requireOpen();
            for (SessionProvider<?, ?, ?> provider : providers) {
                if (type.isInstance(provider) && provider.fits(dll, pinned)) {
                    return type.cast(provider);
                }
            }
            S made = make.apply(dll, pinned);
            providers.add(made);
            return made;
        }
    }
}
