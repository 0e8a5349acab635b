// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.AddressBookFlag;
import org.mapi4osgi.api.AddressRequest;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IAddrBook;
import org.mapi4osgi.api.IMAPIAdviseSink;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OneOffFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.addrbook.AddressBook;
import org.mapi4osgi.core.handle.Death;
import org.mapi4osgi.core.handle.Door;
import org.mapi4osgi.core.logon.Logon;
import org.mapi4osgi.core.profile.SectionUser;
import org.mapi4osgi.core.session.copy.GenericCopy;
import org.mapi4osgi.core.support.SupportKind;
import org.mapi4osgi.core.support.SupportObject;
import org.mapi4osgi.core.support.SupportPort;
import org.mapi4osgi.core.ui.DisplayTables;
import org.mapi4osgi.spi.ExpandRecipsFlag;
import org.mapi4osgi.spi.MessagePreprocessor;
import org.mapi4osgi.spi.ModifyProfileFlag;
import org.mapi4osgi.spi.NotifyFlag;
import org.mapi4osgi.spi.ReadReceiptFlag;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.StatusRowFlag;
import org.mapi4osgi.spi.TemplateFlag;

/** What a session does for the support objects of its logons. What one of them opens ends with it. */
final class SessionSupport implements SupportPort {
    private static final Death REVOKED =
            new Death(MapiCode.MAPI_E_INVALID_OBJECT, "the logon that opened the object has ended");

    private final Session session;
    private final SpoolerCalls spooler;
    private final Map<SupportObject, Client> clients = new ConcurrentHashMap<>();

    SessionSupport(Session session, SpoolerCalls spooler) {
        this.session = session;
        this.spooler = spooler;
    }

    private Client client(SupportObject caller) {
        return clients.computeIfAbsent(caller, c -> Client.provider());
    }

    private static Logon<?> logon(SupportObject caller) throws MapiException {
        if (caller.owner() instanceof Logon<?> logon) {
            return logon;
        }
        throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "this support object belongs to no logon");
    }

    @Override
    public int subscribe(
            SupportObject caller, Binary key, Set<EventType> eventMask, IMAPIAdviseSink sink, Set<NotifyFlag> flags) {
        return session.advises().subscribe(caller, key, eventMask, sink, flags.contains(NotifyFlag.NOTIFY_SYNC));
    }

    @Override
    public void unsubscribe(SupportObject caller, int connection) throws MapiException {
        session.advises().unsubscribe(caller, connection);
    }

    @Override
    public Set<NotifyFlag> notify(
            SupportObject caller, Binary key, List<Notification> notifications, Set<NotifyFlag> flags) {
        boolean cancelled = session.advises().notify(key, notifications);
        return cancelled ? EnumSet.of(NotifyFlag.NOTIFY_CANCELED) : Set.of();
    }

    @Override
    public void modifyStatusRow(SupportObject caller, Props columns, Set<StatusRowFlag> flags) throws MapiException {
        Logon<?> logon = logon(caller);
        if (!logon.isOfSpooler()) {
            session.status().modify(logon.entry(), columns, flags.contains(StatusRowFlag.STATUSROW_UPDATE));
        }
    }

    @Override
    public IProfSect openProfileSection(SupportObject caller, MapiUid uid, Set<OpenSectionFlag> flags)
            throws MapiException {
        MapiUid own = caller.owner().sectionUid();
        SectionUser user = caller.kind() == SupportKind.CFG ? SectionUser.service(own) : SectionUser.provider(own);
        IProfSect section = session.profile().openSection(uid, flags, user);
        return session.own().give(client(caller).scope(), section).queryInterface(IProfSect.IID);
    }

    @Override
    public void makeInvalid(SupportObject caller, IUnknown object) throws MapiException {
        Door<?> door = session.doors().known(logon(caller));
        if (door != null) {
            door.home().makeInvalid(object);
        }
    }

    @Override
    public MapiCode spoolerYield(SupportObject caller) throws MapiException {
        return spooler.yielded(logon(caller));
    }

    @Override
    public void spoolerNotify(SupportObject caller, @Nullable Notification data, Set<SpoolerNotifyFlag> flags)
            throws MapiException {
        spooler.notify(logon(caller), data, flags);
    }

    @Override
    public void registerPreprocessor(
            SupportObject caller, @Nullable MapiUid uid, @Nullable String addressType, MessagePreprocessor preprocessor)
            throws MapiException {
        SpoolerCalls.transport(logon(caller)).register(caller, uid, addressType, preprocessor);
    }

    @Override
    public EntryId createOneOff(
            SupportObject caller, @Nullable String name, String addressType, String address, Set<OneOffFlag> flags)
            throws MapiException {
        return AddressBook.oneOff(name, addressType, address, flags);
    }

    @Override
    public boolean compareEntryIDs(SupportObject caller, EntryId entryId1, EntryId entryId2) throws MapiException {
        return session.entries().compare(client(caller), entryId1, entryId2);
    }

    @Override
    public IMAPIProp openTemplateID(
            SupportObject caller, EntryId templateId, IMAPIProp hostProperties, Set<TemplateFlag> flags)
            throws MapiException {
        Client client = client(caller);
        IMAPIProp host = session.doors().of(logon(caller)).lend(client.scope(), hostProperties);
        IMAPIProp opened =
                session.addressBook(client).openTemplateID(templateId, host, flags.toArray(new TemplateFlag[0]));
        return opened == host ? hostProperties : opened;
    }

    @Override
    public IMAPIProp openEntry(SupportObject caller, EntryId entryId, Set<OpenEntryFlag> flags) throws MapiException {
        return session.entries().openEntry(client(caller), entryId, flags.toArray(new OpenEntryFlag[0]));
    }

    @Override
    public IMAPITable getOneOffTable(SupportObject caller) throws MapiException {
        return session.addressBook(client(caller)).getOneOffTable();
    }

    @Override
    public void doConfigPropsheet(
            SupportObject caller, UiParam uiParam, String title, IMAPITable displayTable, IMAPIProp configData)
            throws MapiException {
        session.dialogs().edit(uiParam, title, DisplayTables.controls(displayTable), configData);
    }

    @Override
    public IMAPIProgress doProgressDialog(SupportObject caller, UiParam uiParam) throws MapiException {
        return session.dialogs().progress(uiParam, logon(caller).entry().displayName(), true);
    }

    @Override
    public List<Props> address(SupportObject caller, UiParam uiParam, AddressRequest request, List<Props> recipients)
            throws MapiException {
        return session.addressBook(client(caller)).address(uiParam, request, recipients);
    }

    @Override
    public void details(SupportObject caller, UiParam uiParam, EntryId entryId) throws MapiException {
        session.addressBook(client(caller)).details(uiParam, entryId);
    }

    @Override
    public EntryId newEntry(
            SupportObject caller, UiParam uiParam, @Nullable EntryId container, @Nullable EntryId template)
            throws MapiException {
        return session.addressBook(client(caller)).newEntry(uiParam, container, template);
    }

    @Override
    public MapiCode copyMessages(SupportObject caller, IMAPIFolder source, CopyMessagesRequest request)
            throws MapiException {
        return GenericCopy.copyMessages(source, request);
    }

    @Override
    public MapiCode copyFolder(SupportObject caller, IMAPIFolder source, CopyFolderRequest request)
            throws MapiException {
        return GenericCopy.copyFolder(source, request);
    }

    @Override
    public List<PropProblem> doCopyTo(SupportObject caller, IMAPIProp source, CopyToRequest request)
            throws MapiException {
        return GenericCopy.copyTo(source, request);
    }

    @Override
    public List<PropProblem> doCopyProps(SupportObject caller, IMAPIProp source, CopyPropsRequest request)
            throws MapiException {
        return GenericCopy.copyProps(source, request);
    }

    @Override
    public void readReceipt(SupportObject caller, IMessage message, IMessage emptyMessage, Set<ReadReceiptFlag> flags)
            throws MapiException {
        ReadReport.fill(
                message,
                emptyMessage,
                flags.contains(ReadReceiptFlag.MAPI_NON_READ),
                session.tools().clock().instant());
    }

    @Override
    public void prepareSubmit(SupportObject caller, IMessage message) throws MapiException {
        Recipients.prepareResend(message);
    }

    @Override
    public Set<ExpandRecipsFlag> expandRecips(SupportObject caller, IMessage message) throws MapiException {
        Logon<?> logon = logon(caller);
        Set<ExpandRecipsFlag> needs =
                Recipients.expand(session.addressBook(client(caller)), message, spooler.routes(logon));
        if (logon.isOfSpooler()) {
            needs.remove(ExpandRecipsFlag.NEEDS_PREPROCESSING);
        }
        return needs;
    }

    @Override
    public void doSentMail(SupportObject caller, IMessage message) throws MapiException {
        SentMail.dispose(session, client(caller), message);
    }

    @Override
    public IAddrBook openAddressBook(SupportObject caller) throws MapiException {
        return session.openAddressBook(client(caller), Set.of(AddressBookFlag.AB_NO_DIALOG));
    }

    @Override
    public void completeMsg(SupportObject caller, EntryId entryId) throws MapiException {
        spooler.completeMsg(entryId);
    }

    @Override
    public Set<StoreLogoffFlag> storeLogoffTransports(SupportObject caller, Set<StoreLogoffFlag> flags)
            throws MapiException {
        return spooler.storeLogoff(logon(caller), flags);
    }

    @Override
    public void statusRecips(SupportObject caller, IMessage message, List<Props> recipients) throws MapiException {
        spooler.statusRecips(logon(caller), message, recipients);
    }

    @Override
    public void modifyProfile(SupportObject caller, Set<ModifyProfileFlag> flags) throws MapiException {
        if (!flags.contains(ModifyProfileFlag.MDB_TEMPORARY) && !logon(caller).isOfSpooler()) {
            session.profile().keep(caller.owner().sectionUid());
        }
    }

    /** The row of a logon that was never made goes with it; that of one that was waits for the next revision. */
    @Override
    public void revoked(SupportObject caller) {
        session.advises().revoke(caller);
        Client client = clients.remove(caller);
        if (client != null) {
            client.end(REVOKED);
        }
        if (caller.owner() instanceof Logon<?> logon && logon.epoch() == 0 && !logon.isOfSpooler()) {
            session.status().remove(logon.sectionUid());
        }
    }
}
