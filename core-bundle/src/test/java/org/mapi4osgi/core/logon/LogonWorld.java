// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.ServiceFlag;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.provider.LoaderDriver;
import org.mapi4osgi.core.route.UidRouter;
import org.mapi4osgi.core.support.SupportPort;
import org.mapi4osgi.kit.fake.CallLog;
import org.mapi4osgi.spi.ProviderKind;

/** A session's logons without a framework and without a session: a profile in memory, a loader that the test drives. */
final class LogonWorld implements LogonProfile, LogonListener, ServiceConfigurer {
    static final MapiUid STORE_UID = uid(0xA0);
    static final MapiUid BOOK_UID = uid(0xB0);
    static final MapiUid SERVICE = uid(0x51);
    static final MapiUid OTHER_SERVICE = uid(0x52);

    final CallLog log = new CallLog();
    final LoaderDriver driver;
    final UidRouter<Logon<?>> router = new UidRouter<>();
    final LogonTable table;
    final List<ServiceFlag> configureFlags = new CopyOnWriteArrayList<>();
    final List<ProviderEntry> entries = new CopyOnWriteArrayList<>();
    private final Map<MapiUid, EntryId> storeIds = new HashMap<>();
    private final Set<MapiUid> temporary = ConcurrentHashMap.newKeySet();
    private volatile @Nullable MapiCode configureFailure;
    private volatile Runnable insideSupportCall = () -> {};
    private volatile Runnable whenDied = () -> {};

    LogonWorld() {
        this(new LoaderDriver());
    }

    LogonWorld(LoaderDriver driver) {
        this.driver = driver;
        this.table = newTable(1);
    }

    /** The logons of another session on the same profile. */
    LogonTable newTable(int session) {
        SupportPort port = (SupportPort) Proxy.newProxyInstance(
                SupportPort.class.getClassLoader(), new Class<?>[] {SupportPort.class}, (proxy, method, arguments) -> {
                    log.add("port " + method.getName());
                    insideSupportCall.run();
                    return method.getReturnType() == Set.class ? Set.of() : null;
                });
        return new LogonTable(
                new LogonContext(session, new UiParam(77), Set.of(), this, this, port, router, this), driver.loader());
    }

    static MapiUid uid(int seed) {
        return MapiUid.of(seed * 0x0101010101010101L, seed);
    }

    /** A store's private entry ID. */
    static EntryId privateId(int number) {
        return EntryId.compose(STORE_UID, Binary.of((byte) number));
    }

    /** What clients see of it. */
    static EntryId wrapped(String dll, int number) {
        return new StoreEntryId(dll, privateId(number)).wrap();
    }

    /** Adds a store to the profile; {@code storeId} is what its provider stored in the section. */
    MapiUid addStore(MapiUid service, String dll, @Nullable EntryId storeId) {
        MapiUid section = MapiUid.random();
        entries.add(new ProviderEntry(section, service, ProviderKind.MS, dll, "bundle." + dll, 0, dll, 0));
        if (storeId != null) {
            storeIds.put(section, storeId);
        }
        return section;
    }

    /** Adds an address book to the profile. */
    MapiUid addBook(MapiUid service, String dll) {
        MapiUid section = MapiUid.random();
        entries.add(new ProviderEntry(section, service, ProviderKind.AB, dll, "bundle." + dll, 0, dll, 0));
        return section;
    }

    /** Adds a transport to the profile. */
    MapiUid addTransport(MapiUid service, String dll) {
        MapiUid section = MapiUid.random();
        entries.add(new ProviderEntry(section, service, ProviderKind.XP, dll, "bundle." + dll, 0, dll, 0));
        return section;
    }

    StoreLogon open(String dll, int number, OpenMsgStoreFlag... flags) throws MapiException {
        return table.openStore(UiParam.NONE, wrapped(dll, number), Set.of(flags))
                .logon();
    }

    AddressBooks openBooks(AddressBookFlag... flags) throws MapiException {
        return table.openAddressBooks(Set.of(flags));
    }

    /** Runs a body inside each call of a support object. */
    void insideSupportCall(Runnable body) {
        insideSupportCall = body;
    }

    /** Runs a body when a logon has ended. */
    void whenDied(Runnable body) {
        whenDied = body;
    }

    void failConfigure(MapiCode code) {
        configureFailure = code;
    }

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public List<ProviderEntry> providers(ProviderKind kind) {
        return entries.stream().filter(e -> e.kind() == kind).toList();
    }

    @Override
    public Optional<EntryId> storeEntryId(MapiUid section) {
        return Optional.ofNullable(storeIds.get(section));
    }

    @Override
    public ProviderEntry addTemporaryStore(String dllName, String bundle) {
        ProviderEntry entry =
                new ProviderEntry(MapiUid.random(), null, ProviderKind.MS, dllName, bundle, 0x80, dllName, 0);
        entries.add(entry);
        temporary.add(entry.sectionUid());
        return entry;
    }

    @Override
    public void dropTemporaryStore(MapiUid section) {
        if (temporary.remove(section)) {
            entries.removeIf(e -> e.sectionUid().equals(section));
        }
    }

    List<ProviderEntry> temporaries() {
        List<ProviderEntry> all = new ArrayList<>(entries);
        all.removeIf(e -> !temporary.contains(e.sectionUid()));
        return all;
    }

    @Override
    public void configure(MapiUid service, UiParam uiParam, Set<ServiceFlag> flags) throws MapiException {
        log.add("configure");
        configureFlags.addAll(flags);
        MapiCode failure = configureFailure;
        if (failure != null) {
            throw new MapiException(failure, "as the test wants it");
        }
    }

    @Override
    public void attached(Logon<?> logon) {
        log.add("attached " + logon.ordinal());
    }

    @Override
    public void detached(Logon<?> logon) {
        log.add("detached " + logon.ordinal());
    }

    @Override
    public void expired(Logon<?> logon) {
        log.add("expired " + logon.ordinal());
    }

    @Override
    public void died(Logon<?> logon) {
        log.add("died " + logon.ordinal());
        whenDied.run();
    }
}
