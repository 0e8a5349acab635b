// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.addrbook.AddressBook;
import org.mapi4osgi.core.addrbook.BookDialogs;
import org.mapi4osgi.core.addrbook.Books;
import org.mapi4osgi.core.addrbook.MailOptions;
import org.mapi4osgi.core.gate.CallGate;
import org.mapi4osgi.core.handle.AddressBookDoor;
import org.mapi4osgi.core.handle.Death;
import org.mapi4osgi.core.handle.OwnDoor;
import org.mapi4osgi.core.logon.AddressBookLogon;
import org.mapi4osgi.core.logon.AddressBooks;
import org.mapi4osgi.core.logon.HostedTransport;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.logon.LogonContext;
import org.mapi4osgi.core.logon.LogonState;
import org.mapi4osgi.core.logon.LogonTable;
import org.mapi4osgi.core.logon.OpenedStore;
import org.mapi4osgi.core.logon.ProviderShutdown;
import org.mapi4osgi.core.logon.StoreLogon;
import org.mapi4osgi.core.notify.AdviseRegistry;
import org.mapi4osgi.core.notify.Notifier;
import org.mapi4osgi.core.profile.Hold;
import org.mapi4osgi.core.profile.Profile;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.route.StoreEntryIds;
import org.mapi4osgi.core.route.UidRouter;
import org.mapi4osgi.core.spool.MailSession;
import org.mapi4osgi.core.spool.SpoolerDesk;
import org.mapi4osgi.core.spool.SpoolerRow;
import org.mapi4osgi.core.status.StatusTable;
import org.mapi4osgi.core.status.StoreTable;
import org.mapi4osgi.core.ui.Dialogs;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.spi.TransportLogonFlag;
import org.mapi4osgi.spi.spooler.ToSpooler;

/**
 * One logon to a profile, used by one client or shared by several; each has a {@link SessionView} of its own. Ends with the
 * last of them.
 *
 * <p>The monitor guards the views; nothing is called while it is held.
 */
public final class Session {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());

    /** How often a store is opened that its last user closes each time; then the caller is told. */
    private static final int MAX_TRIES = 10;

    private final int number;
    private final Profile profile;
    private final SessionTerms terms;
    private final SessionTools tools;
    private final ExecutorService deliveries;
    private final Notifier notifier;
    private final AdviseRegistry advises;
    private final SessionSinks sinks;
    private final StatusTable status;
    private final StoreTable stores;
    private final OwnDoor own;
    private final Doors doors;
    private final UidRouter<Logon<?>> router = new UidRouter<>();
    private final SessionProfile sections;
    private final LogonTable logons;
    private final EntryRouter entries;
    private final StatusObjects statusObjects;
    private final Hold following;
    private final Books books = new BooksOfSession();
    private volatile boolean booksOpened;
    private volatile List<MapiUid> transportOrder;

    @GuardedBy("this")
    private final Set<SessionView> views = new LinkedHashSet<>();

    @GuardedBy("this")
    private boolean ended;

    /**
     * Opens a session. It has no view yet.
     *
     * @param number its number, for logs
     * @param profile its profile, closed at its end
     * @param terms how MAPILogonEx was called
     * @param tools what all sessions work with
     */
    public Session(int number, Profile profile, SessionTerms terms, SessionTools tools) throws MapiException {
        this.number = number;
        this.profile = profile;
        this.terms = terms;
        this.tools = tools;
        deliveries = tools.deliveries().executor(number);
        notifier = new Notifier(deliveries, CallGate::isCallRunning, Notifier.CAPACITY);
        advises = new AdviseRegistry(notifier);
        sinks = new SessionSinks(notifier);
        status = new StatusTable();
        stores = new StoreTable(profile, entry -> StoreEntryIds.forSection(entry.dllName(), entry.sectionUid()));
        own = new OwnDoor(notifier);
        doors = new Doors(notifier);
        sections = new SessionProfile(profile, section -> tools.spooler().storeGone(number, section));
        SessionSupport support = new SessionSupport(this, new SpoolerCalls(this, tools.spooler()));
        logons = new LogonTable(
                new LogonContext(
                        number,
                        terms.uiParam(),
                        terms.initFlags(),
                        sections,
                        tools.services().configurer(profile, dialogs()),
                        support,
                        router,
                        new LogonFollower(doors, status, number, tools.spooler())),
                tools.loader());
        entries = new EntryRouter(this, router, doors);
        statusObjects = new StatusObjects(this);
        transportOrder = transportOrder();
        following = profile.listen(changed -> profileChanged());
    }

    private void profileChanged() {
        try {
            stores.refresh();
            List<ProviderEntry> all = new ArrayList<>();
            for (ProviderKind kind : ProviderKind.values()) {
                all.addAll(profile.providers(kind));
            }
            status.refresh(all);
            transportsChanged();
        } catch (MapiException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the tables of session " + number + " do not follow its profile: " + e);
        }
    }

    private List<MapiUid> transportOrder() {
        return logons.transports().entries().stream()
                .map(ProviderEntry::sectionUid)
                .toList();
    }

    private void transportsChanged() {
        List<MapiUid> now = transportOrder();
        if (!now.equals(transportOrder)) {
            transportOrder = now;
            tools.spooler().tell(new ToSpooler.TransportsChanged(number));
        }
    }

    /**
     * A client's view.
     *
     * @param mail false for MAPI_NO_MAIL
     * @param owner the client
     */
    public SessionView view(boolean mail, ViewOwner owner) throws MapiException {
        SessionView view = new SessionView(this, mail, owner);
        synchronized (this) {
            if (ended) {
                throw new MapiException(MapiCode.MAPI_E_END_OF_SESSION, "the session has just ended; log on again");
            }
            views.add(view);
        }
        if (mail) {
            tools.spooler().sessionOpened(number, profile.name(), new WithMail());
        }
        return view;
    }

    /** A client logs off; the last one ends the session. */
    void logoff(SessionView view, boolean tellOthers, Death why) {
        boolean last;
        synchronized (this) {
            if (!views.remove(view)) {
                return;
            }
            last = views.isEmpty();
            ended |= last;
        }
        if (tellOthers && !last) {
            sinks.criticalError(
                    MapiCode.MAPI_E_END_OF_SESSION, "a client asks all who share the session to log off", view);
        }
        sinks.loggedOff(view);
        view.end(why);
        if (last) {
            end();
        }
    }

    private void end() {
        try {
            following.close();
            tools.spooler().sessionClosing(number);
            logons.logoff();
        } finally {
            notifier.finish();
            deliveries.shutdown();
            profile.close();
        }
    }

    /** Ends a session that nobody got. */
    public void abandon() {
        synchronized (this) {
            if (ended || !views.isEmpty()) {
                return;
            }
            ended = true;
        }
        end();
    }

    /** Ends all views: the client's bundle, or the runtime, stops. */
    public void endAll(Death why, MapiCode code, String text) {
        List<SessionView> all;
        synchronized (this) {
            all = List.copyOf(views);
        }
        sinks.criticalError(code, text, null);
        all.forEach(view -> view.logoffNow(why));
    }

    /** Whether its last client has logged off. */
    public synchronized boolean hasEnded() {
        return ended;
    }

    /** The fast shutdown of a client, as its providers take part in it. */
    public ProviderShutdown shutdown() {
        return logons.shutdown();
    }

    /** Its number. */
    public int number() {
        return number;
    }

    /** The name of its profile. */
    public String profileName() {
        return profile.name();
    }

    /** What its clients have open, by the type of handle. */
    public SortedMap<String, Integer> openHandles() {
        List<SessionView> all;
        synchronized (this) {
            all = List.copyOf(views);
        }
        SortedMap<String, Integer> counts = new TreeMap<>();
        all.forEach(view -> view.scope().counts().forEach((type, n) -> counts.merge(type, n, Integer::sum)));
        return counts;
    }

    /** OpenMsgStore. A store that somebody else, who was its last user, has just closed is opened anew. */
    IMsgStore openStore(Client client, UiParam uiParam, @Nullable EntryId id, Set<OpenMsgStoreFlag> flags)
            throws MapiException {
        for (int tries = 1; ; tries++) {
            OpenedStore opened = logons.openStore(uiParam, id, terms.of(flags, OpenMsgStoreFlag.MDB_NO_DIALOG));
            StoreLogon logon = opened.logon();
            boolean last = tries == MAX_TRIES;
            try {
                IMsgStore store = give(client, opened, id, flags);
                if (last || !isEnding(logon)) {
                    return store;
                }
                store.close();
            } catch (MapiException e) {
                if (last || !isEnding(logon)) {
                    throw e;
                }
            }
        }
    }

    private boolean isEnding(StoreLogon logon) {
        storeClosed(logon);
        if (logon.state() != LogonState.DEAD) {
            return false;
        }
        sections.forgetGone(logon.sectionUid());
        return true;
    }

    private IMsgStore give(Client client, OpenedStore opened, @Nullable EntryId id, Set<OpenMsgStoreFlag> flags)
            throws MapiException {
        StoreLogon logon = opened.logon();
        sections.use(logon.sectionUid());
        if (client.hasMail() && !flags.contains(OpenMsgStoreFlag.MDB_NO_MAIL) && id != null) {
            tools.spooler().storeOpened(number, logon.sectionUid(), id, logon.spoolSecurity());
        }
        MapiCode warning = client.errors().warned(opened.warning());
        return doors.of(logon).openStore(client.scope(), warning, () -> storeClosed(logon));
    }

    /** SpoolerLogon. */
    IMsgStore openStoreForSpooler(Client client, EntryId id, Optional<Binary> spoolSecurity) throws MapiException {
        StoreLogon logon = logons.spoolerStores().open(id, spoolSecurity);
        sections.use(logon.sectionUid());
        return doors.of(logon).openStore(client.scope(), MapiCode.S_OK, () -> storeClosed(logon));
    }

    /** TransportLogon. */
    HostedTransport logonTransport(MapiUid section, Set<TransportLogonFlag> flags) throws MapiException {
        HostedTransport transport = logons.transports().logon(section, terms.ofTransport(flags));
        sections.use(section);
        return transport;
    }

    private final class WithMail implements MailSession {
        @Override
        public SpoolerDesk newDesk() {
            return new Desk(Session.this);
        }

        @Override
        public void spoolerRow(SpoolerRow row) {
            try {
                status.spooler(row.version(), row.statusCode(), row.statusString());
            } catch (MapiException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the spooler's row of session " + number + " is out of date: " + e);
            }
        }
    }

    private void storeClosed(StoreLogon logon) {
        if (!CallGate.isCallRunning()) {
            logons.closed(logon);
        }
    }

    /** OpenAddressBook. */
    IAddrBook openAddressBook(Client client, Set<AddressBookFlag> flags) throws MapiException {
        AddressBooks opened = logons.openAddressBooks(terms.of(flags, AddressBookFlag.AB_NO_DIALOG));
        booksOpened = true;
        opened.logons().forEach(logon -> sections.use(logon.sectionUid()));
        MapiCode warning = client.errors().warned(opened.errors());
        AddressBook book = book(client, warning);
        return own.give(client.scope(), book).queryInterface(IAddrBook.IID);
    }

    /** The address book itself, for calls that pass through it. */
    AddressBook addressBook(Client client) {
        return book(client, MapiCode.S_OK);
    }

    private AddressBook book(Client client, MapiCode warning) {
        BookDialogs asking = new BookDialogs(dialogs(), options(client));
        return new AddressBook(client.scope(), own, books, profile, asking, warning);
    }

    /** What transports offer to a client; nothing to one without mail. */
    MailOptions options(Client client) {
        return client.hasMail() ? new TransportOptions(logons.transports(), doors) : MailOptions.NONE;
    }

    /** How a client asks the user; a service never does. */
    Dialogs dialogs() {
        return terms.isService() ? Dialogs.NONE : tools.dialogs();
    }

    private final class BooksOfSession implements Books {
        @Override
        public List<AddressBookDoor> all() throws MapiException {
            AddressBooks opened = logons.openAddressBooks(Set.of(AddressBookFlag.AB_NO_DIALOG));
            booksOpened = true;
            return opened.logons().stream().map(doors::of).toList();
        }

        @Override
        public @Nullable AddressBookDoor route(EntryId id) throws MapiException {
            if (router.route(id) == null && !booksOpened) {
                all();
            }
            return router.route(id) instanceof AddressBookLogon book ? doors.of(book) : null;
        }
    }

    Profile profile() {
        return profile;
    }

    SessionTools tools() {
        return tools;
    }

    AdviseRegistry advises() {
        return advises;
    }

    SessionSinks sinks() {
        return sinks;
    }

    StatusTable status() {
        return status;
    }

    StoreTable stores() {
        return stores;
    }

    OwnDoor own() {
        return own;
    }

    Doors doors() {
        return doors;
    }

    LogonTable logons() {
        return logons;
    }

    EntryRouter entries() {
        return entries;
    }

    StatusObjects statusObjects() {
        return statusObjects;
    }
}
