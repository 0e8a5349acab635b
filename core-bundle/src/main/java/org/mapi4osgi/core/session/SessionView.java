// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.DefaultStoreFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIClientShutdown;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPISession;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgServiceAdmin;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.Identity;
import org.mapi4osgi.api.LogoffFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.addrbook.MailOptions;
import org.mapi4osgi.core.addrbook.OptionDialog;
import org.mapi4osgi.core.handle.Boundary;
import org.mapi4osgi.core.handle.Death;
import org.mapi4osgi.core.profile.SectionUser;
import org.mapi4osgi.spi.OptionData;

/** A session as one client has it. */
public final class SessionView extends Client implements IMAPISession, IMAPIClientShutdown {
    private final Session session;
    private final ViewOwner owner;
    private final AtomicInteger references = new AtomicInteger(1);
    private final AtomicBoolean loggedOff = new AtomicBoolean();

    SessionView(Session session, boolean mail, ViewOwner owner) {
        super(mail);
        this.session = session;
        this.owner = owner;
    }

    @FunctionalInterface
    private interface Work<T> {
        T get() throws MapiException;
    }

    /** Does a call's work unless the client has logged off, and keeps its failure for GetLastError. */
    private <T> T call(Work<T> work) throws MapiException {
        scope().requireOpen();
        try {
            return work.get();
        } catch (MapiException e) {
            throw failed(e);
        }
    }

    private MapiException failed(MapiException e) {
        return errors().failed(e.mapiError().isPresent() ? e : Boundary.copy(e, "MAPI"));
    }

    @FunctionalInterface
    private interface Action {
        void run() throws MapiException;
    }

    private void run(Action action) throws MapiException {
        call(() -> {
            action.run();
            return this;
        });
    }

    /** The session that this is a view of. */
    public Session session() {
        return session;
    }

    @Override
    public String profileName() {
        return session.profileName();
    }

    @Override
    public Optional<MapiError> getLastError(MapiCode code) {
        return errors().get(code);
    }

    @Override
    public IMAPITable getMsgStoresTable() throws MapiException {
        return call(() -> session.own().give(scope(), session.stores().view()));
    }

    @Override
    public IMsgStore openMsgStore(UiParam uiParam, @Nullable EntryId entryId, OpenMsgStoreFlag... flags)
            throws MapiException {
        return call(() -> session.openStore(this, uiParam, entryId, MapiFlag.set(OpenMsgStoreFlag.class, flags)));
    }

    @Override
    public IAddrBook openAddressBook(UiParam uiParam, AddressBookFlag... flags) throws MapiException {
        return call(() -> session.openAddressBook(this, MapiFlag.set(AddressBookFlag.class, flags)));
    }

    @Override
    public IProfSect openProfileSection(MapiUid uid, OpenSectionFlag... flags) throws MapiException {
        return call(() -> session.own()
                .give(
                        scope(),
                        session.profile()
                                .openSection(uid, MapiFlag.set(OpenSectionFlag.class, flags), SectionUser.CLIENT))
                .queryInterface(IProfSect.IID));
    }

    @Override
    public IMAPITable getStatusTable() throws MapiException {
        return call(() -> session.own().give(scope(), session.status().view(hasMail())));
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        scope().requireOpen();
        try {
            return session.entries().openEntry(this, entryId, flags);
        } catch (MapiException e) {
            throw failed(e);
        }
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        return call(() -> session.entries().compare(this, entryId1, entryId2));
    }

    @Override
    public int advise(@Nullable EntryId entryId, Set<EventType> eventMask, IMAPIAdviseSink sink) throws MapiException {
        return call(() -> entryId == null
                ? session.sinks().advise(this, eventMask, sink)
                : session.entries().advise(this, entryId, eventMask, sink));
    }

    @Override
    public void unadvise(int connection) throws MapiException {
        run(() -> {
            if (!session.sinks().unadvise(this, connection) && !unadviseOnProvider(connection)) {
                throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "this session has no connection " + connection);
            }
        });
    }

    @Override
    public List<String> enumAdrTypes() throws MapiException {
        return call(() -> hasMail() ? session.tools().spooler().addressTypes(session.number()) : List.of());
    }

    @Override
    public void messageOptions(UiParam uiParam, String addressType, IMessage message) throws MapiException {
        run(() -> new OptionDialog(session.dialogs(), options())
                .show(uiParam, OptionData.Type.MESSAGE, addressType, message));
    }

    @Override
    public Props queryDefaultMessageOpt(String addressType) throws MapiException {
        return call(
                () -> options().require(OptionData.Type.MESSAGE, addressType).defaults());
    }

    private MailOptions options() {
        return session.options(this);
    }

    @Override
    public Identity queryIdentity() throws MapiException {
        return call(() -> IdentityFinder.find(session.status().providerRows()));
    }

    @Override
    public void setDefaultStore(DefaultStoreFlag flag, @Nullable EntryId entryId) throws MapiException {
        run(() -> new DefaultStores(session).set(this, flag, entryId));
    }

    @Override
    public IMsgServiceAdmin adminServices() throws MapiException {
        return call(() -> session.tools().services().admin(session.profile(), session.dialogs()));
    }

    @Override
    public void queryFastShutdown() throws MapiException {
        run(owner.shutdown()::queryFastShutdown);
    }

    @Override
    public void notifyProcessShutdown() throws MapiException {
        run(owner.shutdown()::notifyProcessShutdown);
    }

    @Override
    public void doFastShutdown() throws MapiException {
        run(owner.shutdown()::doFastShutdown);
    }

    @Override
    public void logoff(UiParam uiParam, LogoffFlag... flags) throws MapiException {
        scope().requireOpen();
        logoff(List.of(flags).contains(LogoffFlag.MAPI_LOGOFF_SHARED), Death.LOGGED_OFF);
    }

    private void logoff(boolean tellOthers, Death why) {
        if (loggedOff.compareAndSet(false, true)) {
            try {
                session.logoff(this, tellOthers, why);
            } finally {
                owner.loggedOff();
            }
        }
    }

    /** Logs off for a reason that is not the client's. */
    public void logoffNow(Death why) {
        logoff(false, why);
    }

    @Override
    public int addRef() {
        return references.updateAndGet(n -> n == 0 ? 0 : n + 1);
    }

    @Override
    public int release() {
        int before = references.getAndUpdate(n -> n == 0 ? 0 : n - 1);
        if (before == 0) {
            throw new IllegalStateException("this session has no reference left to release; it was closed already");
        }
        if (before == 1) {
            logoff(false, Death.LOGGED_OFF);
        }
        return before - 1;
    }

    @Override
    public void close() {
        references.set(0);
        logoff(false, Death.LOGGED_OFF);
    }
}
