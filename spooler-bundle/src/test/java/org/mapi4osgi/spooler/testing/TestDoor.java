// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.Identity;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.kit.fake.FakeTransportProvider;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.MessagePreprocessor;
import org.mapi4osgi.spi.SpiVersion;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.TransportLogonRequest;
import org.mapi4osgi.spi.TransportLogonResult;
import org.mapi4osgi.spi.spooler.Preprocessor;
import org.mapi4osgi.spi.spooler.SpoolerConnection;
import org.mapi4osgi.spi.spooler.SpoolerHost;
import org.mapi4osgi.spi.spooler.SpoolerPort;
import org.mapi4osgi.spi.spooler.ToRuntime;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.spi.spooler.Transport;
import org.mapi4osgi.spi.spooler.TransportLogon;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/** The runtime's half of the door, with one session: scripted transports, and stores that the test has. */
public final class TestDoor implements SpoolerHost, SpoolerConnection {
    /** The session's number. */
    public static final int SESSION = 7;

    private final DrivenWork work;
    private final Map<MapiUid, FakeTransportProvider> transports = new LinkedHashMap<>();
    private final Map<FakeTransportProvider, MapiUid> sections = new HashMap<>();
    private final Map<MapiUid, String> names = new HashMap<>();
    private final Map<MapiUid, Integer> status = new HashMap<>();
    private final Map<MapiUid, List<Preprocessor>> preprocessors = new HashMap<>();
    private final Map<EntryId, TestStore> stores = new HashMap<>();
    private final List<ToRuntime> told = new CopyOnWriteArrayList<>();
    private @Nullable SpoolerPort spooler;
    private @Nullable IAddrBook addressBook;
    private @Nullable TestStore defaultStore;
    private EntryId identity = EntryId.compose(MapiUid.random(), Binary.EMPTY);
    private int requests;
    private int failing;
    private int failingTables;
    private int failingQueues;
    private int failingLists;
    private @Nullable StoreStep step;
    private @Nullable EntryId unreadable;
    private MapiCode damage = MapiCode.MAPI_E_CORRUPT_STORE;
    private int reads;

    /** A door whose spooler works where the test drives it. */
    public TestDoor(DrivenWork work) {
        this.work = work;
    }

    /** Adds a transport at the end of the order. */
    public MapiUid add(FakeTransportProvider transport, String name) {
        return add(transport, name, MapiUid.random());
    }

    /** Adds a transport whose section is known. */
    public MapiUid add(FakeTransportProvider transport, String name, MapiUid section) {
        names.put(section, name);
        transports.put(section, transport);
        sections.put(transport, section);
        return section;
    }

    /** The section of a transport. */
    public MapiUid section(FakeTransportProvider transport) {
        return Objects.requireNonNull(sections.get(transport));
    }

    /** Takes a transport out of the profile. */
    public void remove(FakeTransportProvider transport) {
        transports.remove(section(transport));
    }

    /** The session's address book. */
    public void addressBook(IAddrBook book) {
        addressBook = book;
    }

    /** Who the session's user is. */
    public EntryId identity() {
        return identity;
    }

    /** Lets the next store openings fail. */
    public void failStores(int times) {
        failing = times;
    }

    /** Lets the next looks for the default store fail. */
    public void failStoresTables(int times) {
        failingTables = times;
    }

    /** Lets the outgoing queues of the next stores that are opened fail. */
    public void failQueues(int times) {
        failingQueues = times;
    }

    /** Lets a defect end the next looks for which transports there are. */
    public void failLists(int times) {
        failingLists = times;
    }

    /** What happens before a store is called; what it throws, the store answers. */
    @FunctionalInterface
    public interface StoreStep {
        /** The store is about to be called. */
        void before(String method, @Nullable Object[] arguments) throws MapiException;
    }

    /** Lets something happen before each call of the stores that are opened from now on. */
    public void beforeStoreCalls(StoreStep what) {
        step = what;
    }

    /** No message of the stores that are opened from now on can be locked. */
    public void failLocks() {
        beforeStoreCalls((method, arguments) -> {
            if (method.equals("setLockState")) {
                throw new MapiException(MapiCode.MAPI_E_CORRUPT_STORE, "as the test wants it");
            }
        });
    }

    /** Everything that the spooler has told. */
    public List<ToRuntime> told() {
        return List.copyOf(told);
    }

    /** The latest status row. */
    public ToRuntime.StatusRow statusRow() {
        return told.stream()
                .filter(ToRuntime.StatusRow.class::isInstance)
                .map(ToRuntime.StatusRow.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Override
    public SpoolerConnection connect(SpoolerPort port) {
        spooler = port;
        return this;
    }

    /** Posts a record. */
    public void tell(ToSpooler record) {
        Objects.requireNonNull(spooler).post(record.toBinary());
    }

    /** The session is opened, and a store, which is the default one. */
    public void open(TestStore store) {
        tell(new ToSpooler.SessionOpened(SESSION, "test"));
        defaultStore = store;
        openStore(store);
    }

    /** One more store is opened. */
    public void openStore(TestStore store) {
        stores.put(store.id, store);
        tell(new ToSpooler.StoreOpened(SESSION, store.section, store.id, Optional.empty()));
    }

    /** The number for a request. */
    public int request() {
        return ++requests;
    }

    /** Sends a request and runs until it is answered. */
    public ToRuntime.Reply ask(ToSpooler.Request request) throws Exception {
        tell(request);
        work.until(() -> reply(request.request()).isPresent());
        return reply(request.request()).orElseThrow();
    }

    /** The answer to a request, if there is one. */
    public Optional<ToRuntime.Reply> reply(int request) {
        return told.stream()
                .filter(ToRuntime.Reply.class::isInstance)
                .map(ToRuntime.Reply.class::cast)
                .filter(reply -> reply.request() == request)
                .findFirst();
    }

    /** How often a request was answered. */
    public long replies(int request) {
        return told.stream()
                .filter(record -> record instanceof ToRuntime.Reply reply && reply.request() == request)
                .count();
    }

    /** How often the connection was closed. */
    public long closings() {
        return replies(-1);
    }

    /** SpoolerNotify of a transport or a store. */
    public void notify(MapiUid section, @Nullable Notification data, SpoolerNotifyFlag... flags) {
        tell(new ToSpooler.Notify(request(), SESSION, section, data, Set.of(flags)));
    }

    /** StoreLogoffTransports of a store. */
    public Set<StoreLogoffFlag> logoff(TestStore store, StoreLogoffFlag how) throws Exception {
        ToRuntime.Reply reply = ask(new ToSpooler.StoreLogoff(request(), SESSION, store.section, Set.of(how)));
        return MapiFlag.parse(StoreLogoffFlag.class, reply.flags());
    }

    /** What a transport says in its status row. */
    public void status(FakeTransportProvider transport, int code) {
        status.put(section(transport), code);
    }

    /** Registers a preprocessor. */
    public void preprocess(
            FakeTransportProvider transport,
            @Nullable MapiUid uid,
            @Nullable String type,
            MessagePreprocessor preprocessor) {
        preprocessors
                .computeIfAbsent(section(transport), key -> new ArrayList<>())
                .add(new Preprocessor(uid, type, preprocessor));
    }

    @Override
    public void post(Binary record) {
        try {
            told.add(ToRuntime.parse(record));
        } catch (MapiException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<Transport> transports(int session) {
        if (failingLists > 0) {
            failingLists--;
            throw new IllegalStateException("as the test wants it");
        }
        return transports.entrySet().stream()
                .map(entry -> new Transport(entry.getKey(), names.getOrDefault(entry.getKey(), "?"), "test"))
                .toList();
    }

    @Override
    public TransportLogon logonTransport(int session, MapiUid section, Set<TransportLogonFlag> flags)
            throws MapiException {
        TransportLogonResult result = Objects.requireNonNull(transports.get(section))
                .init(new InitRequest(Set.of(), SpiVersion.CURRENT))
                .provider()
                .transportLogon(new TransportLogonRequest(support(section), UiParam.NONE, "test", flags));
        return new TransportLogon(result.logon(), result.flags());
    }

    /** The support object of a transport. */
    private IMAPISupport support(MapiUid section) {
        return new Support()
                .on("spoolerNotify", arguments -> {
                    notify(section, (Notification) arguments[0], (SpoolerNotifyFlag[])
                            Objects.requireNonNull(arguments[1]));
                    return null;
                })
                .on("spoolerYield", arguments -> cancelled(section) ? MapiCode.MAPI_W_CANCEL_MESSAGE : MapiCode.S_OK)
                .on("modifyStatusRow", arguments -> {
                    ((Props) Objects.requireNonNull(arguments[0]))
                            .get(PR.PR_STATUS_CODE)
                            .ifPresent(code -> status.put(section, code));
                    return null;
                })
                .on("statusRecips", arguments -> {
                    statusRecips(section, (IMessage) Objects.requireNonNull(arguments[0]), rows(arguments[1]));
                    return null;
                })
                .make();
    }

    private static List<Props> rows(@Nullable Object rows) {
        return ((List<?>) Objects.requireNonNull(rows))
                .stream().map(Props.class::cast).toList();
    }

    private void statusRecips(MapiUid section, IMessage message, List<Props> rows) throws Exception {
        EntryId id = EntryId.parse(message.getProp(PR.PR_ENTRYID).orElseThrow());
        ToRuntime.Reply reply = ask(new ToSpooler.StatusRecips(request(), SESSION, section, id, rows));
        if (reply.failure().isPresent()) {
            throw new MapiException(
                    reply.failure().get().hresult(), reply.failure().get().text(), null, null);
        }
    }

    /** Whether SpoolerYield tells a transport to cancel. */
    public boolean cancelled(MapiUid section) {
        return told.stream()
                .filter(ToRuntime.Yield.class::isInstance)
                .map(ToRuntime.Yield.class::cast)
                .filter(yield -> yield.section().equals(section))
                .reduce((first, second) -> second)
                .map(ToRuntime.Yield::cancelled)
                .orElse(false);
    }

    @Override
    public List<Preprocessor> preprocessors(int session, MapiUid section) {
        return preprocessors.getOrDefault(section, List.of());
    }

    @Override
    public int statusCode(int session, MapiUid section) {
        return status.getOrDefault(section, 0);
    }

    @Override
    public IMsgStore openStore(int session, EntryId store, Optional<Binary> spoolSecurity) throws MapiException {
        if (failing > 0) {
            failing--;
            throw new MapiException(MapiCode.MAPI_E_DISK_ERROR, "as the test wants it");
        }
        IMsgStore opened = Objects.requireNonNull(stores.get(store)).spooler();
        return unreadable == null && failingQueues == 0 && step == null ? opened : withDamage(opened);
    }

    /** A message of the stores that are opened from now on cannot be opened. */
    public void unreadable(EntryId message) {
        unreadable(message, MapiCode.MAPI_E_CORRUPT_STORE);
    }

    /** As {@link #unreadable(EntryId)}, with a code; null makes it readable again. */
    public void unreadable(@Nullable EntryId message, MapiCode code) {
        unreadable = message;
        damage = code;
    }

    /** How often that was tried. */
    public int reads() {
        return reads;
    }

    private IMsgStore withDamage(IMsgStore store) {
        return (IMsgStore) Proxy.newProxyInstance(
                TestDoor.class.getClassLoader(), new Class<?>[] {IMsgStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("openEntry") && arguments[0].equals(unreadable)) {
                        reads++;
                        throw new MapiException(damage, "as the test wants it");
                    }
                    StoreStep before = step;
                    if (before != null) {
                        before.before(method.getName(), arguments == null ? new Object[0] : arguments);
                    }
                    if (method.getName().equals("getOutgoingQueue") && failingQueues > 0) {
                        failingQueues--;
                        throw new MapiException(MapiCode.MAPI_E_DISK_ERROR, "as the test wants it");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public IMAPITable getMsgStoresTable(int session) throws MapiException {
        if (failingTables > 0) {
            failingTables--;
            throw new MapiException(MapiCode.MAPI_E_DISK_ERROR, "as the test wants it");
        }
        MemoryTable<Binary> table = MemoryTable.builder(
                        PR.PR_INSTANCE_KEY, PR.PR_ENTRYID, PR.PR_INSTANCE_KEY, PR.PR_DEFAULT_STORE)
                .build();
        for (TestStore store : stores.values()) {
            table.modifyRow(Props.builder()
                    .put(PR.PR_INSTANCE_KEY, store.section.toBinary())
                    .put(PR.PR_ENTRYID, store.id.toBinary())
                    .put(PR.PR_DEFAULT_STORE, store == defaultStore)
                    .build());
        }
        return table.getView(SortOrderSet.DEFAULT);
    }

    @Override
    public IAddrBook openAddressBook(int session) throws MapiException {
        IAddrBook book = addressBook;
        if (book == null) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "the test has no address book");
        }
        return book;
    }

    @Override
    public Identity queryIdentity(int session) {
        return new Identity(identity, MapiCode.S_OK);
    }

    @Override
    public boolean compareEntryIDs(int session, EntryId entryId1, EntryId entryId2) {
        return entryId1.equals(entryId2);
    }

    @Override
    public void close() {
        told.add(new ToRuntime.Reply(-1, Optional.empty(), List.of("closed"), 0));
    }
}
