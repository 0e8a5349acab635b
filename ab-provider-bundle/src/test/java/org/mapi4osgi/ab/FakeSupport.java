// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.mapi4osgi.api.MapiError;
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
import org.mapi4osgi.spi.ExpandRecipsFlag;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.MessagePreprocessor;
import org.mapi4osgi.spi.ModifyProfileFlag;
import org.mapi4osgi.spi.NotifyFlag;
import org.mapi4osgi.spi.ReadReceiptFlag;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.StatusRowFlag;
import org.mapi4osgi.spi.TemplateFlag;

/** A support object for tests: counts references, keeps what it is told, and knows the objects that a test puts in. */
final class FakeSupport implements IMAPISupport {
    final FakeSection section = new FakeSection();
    final List<MapiUid> uids = new ArrayList<>();
    final List<Notification> told = new ArrayList<>();
    final Map<EntryId, IMAPIProp> objects = new HashMap<>();

    /** What opens a template of another provider; by default nothing does. */
    TemplateOpener templates = (id, host, flags) -> {
        throw new MapiException(MapiCode.MAPI_E_UNKNOWN_ENTRYID, "no provider has the template " + id);
    };

    Props statusRow = Props.EMPTY;
    int references;

    private final Map<Integer, Subscription> subscriptions = new LinkedHashMap<>();
    private int lastConnection;

    /** Opens a template. */
    interface TemplateOpener {
        /** As IMAPISupport.openTemplateID. */
        IMAPIProp open(EntryId templateId, IMAPIProp host, TemplateFlag... flags) throws MapiException;
    }

    private record Subscription(Binary key, Set<EventType> mask, IMAPIAdviseSink sink) {}

    @Override
    public int addRef() {
        return ++references;
    }

    @Override
    public int release() {
        return --references;
    }

    @Override
    public Optional<MapiError> getLastError(MapiCode code) {
        return Optional.empty();
    }

    @Override
    public int subscribe(Binary key, Set<EventType> eventMask, IMAPIAdviseSink sink, NotifyFlag... flags) {
        subscriptions.put(++lastConnection, new Subscription(key, eventMask, sink));
        return lastConnection;
    }

    @Override
    public void unsubscribe(int connection) throws MapiException {
        if (subscriptions.remove(connection) == null) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "no connection " + connection);
        }
    }

    @Override
    public Set<NotifyFlag> notify(Binary key, List<Notification> notifications, NotifyFlag... flags) {
        told.addAll(notifications);
        for (Subscription subscription : subscriptions.values()) {
            List<Notification> wanted = notifications.stream()
                    .filter(n -> subscription.mask().contains(n.eventType()))
                    .toList();
            if (subscription.key().equals(key) && !wanted.isEmpty()) {
                subscription.sink().onNotify(wanted);
            }
        }
        return Set.of();
    }

    @Override
    public void modifyStatusRow(Props columns, StatusRowFlag... flags) {
        Props.Builder row = (flags.length == 0 ? Props.EMPTY : statusRow).toBuilder();
        columns.forEach(row::put);
        statusRow = row.build();
    }

    @Override
    public IProfSect openProfileSection(@Nullable MapiUid uid, OpenSectionFlag... flags) {
        return section;
    }

    @Override
    public MapiUid newUID() {
        return MapiUid.random();
    }

    @Override
    public void setProviderUID(MapiUid uid) {
        uids.add(uid);
    }

    @Override
    public EntryId createOneOff(@Nullable String name, String addressType, String address, OneOffFlag... flags)
            throws MapiException {
        throw unexpected();
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
        return entryId1.equals(entryId2);
    }

    @Override
    public IMAPIProp openTemplateID(EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags)
            throws MapiException {
        return templates.open(templateId, hostProperties, flags);
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        IMAPIProp object = objects.get(entryId);
        if (object == null) {
            throw new MapiException(MapiCode.MAPI_E_UNKNOWN_ENTRYID, "no provider owns " + entryId);
        }
        return object;
    }

    private static MapiException unexpected() {
        return new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "not for address book providers");
    }

    @Override
    public void makeInvalid(IUnknown object) throws MapiException {
        throw unexpected();
    }

    @Override
    public void registerPreprocessor(
            @Nullable MapiUid uid, @Nullable String addressType, MessagePreprocessor preprocessor)
            throws MapiException {
        throw unexpected();
    }

    @Override
    public MapiCode spoolerYield() throws MapiException {
        throw unexpected();
    }

    @Override
    public void spoolerNotify(@Nullable Notification data, SpoolerNotifyFlag... flags) throws MapiException {
        throw unexpected();
    }

    @Override
    public IMAPITable getOneOffTable() throws MapiException {
        throw unexpected();
    }

    @Override
    public void doConfigPropsheet(UiParam uiParam, String title, IMAPITable displayTable, IMAPIProp configData)
            throws MapiException {
        throw unexpected();
    }

    @Override
    public IMAPIProgress doProgressDialog(UiParam uiParam) throws MapiException {
        throw unexpected();
    }

    @Override
    public List<Props> address(UiParam uiParam, AddressRequest request, List<Props> recipients) throws MapiException {
        throw unexpected();
    }

    @Override
    public void details(UiParam uiParam, EntryId entryId) throws MapiException {
        throw unexpected();
    }

    @Override
    public EntryId newEntry(UiParam uiParam, @Nullable EntryId container, @Nullable EntryId template)
            throws MapiException {
        throw unexpected();
    }

    @Override
    public MapiCode copyMessages(IMAPIFolder source, CopyMessagesRequest request) throws MapiException {
        throw unexpected();
    }

    @Override
    public MapiCode copyFolder(IMAPIFolder source, CopyFolderRequest request) throws MapiException {
        throw unexpected();
    }

    @Override
    public List<PropProblem> doCopyTo(IMAPIProp source, CopyToRequest request) throws MapiException {
        throw unexpected();
    }

    @Override
    public List<PropProblem> doCopyProps(IMAPIProp source, CopyPropsRequest request) throws MapiException {
        throw unexpected();
    }

    @Override
    public void readReceipt(IMessage message, IMessage emptyMessage, ReadReceiptFlag... flags) throws MapiException {
        throw unexpected();
    }

    @Override
    public void prepareSubmit(IMessage message) throws MapiException {
        throw unexpected();
    }

    @Override
    public Set<ExpandRecipsFlag> expandRecips(IMessage message) throws MapiException {
        throw unexpected();
    }

    @Override
    public void doSentMail(IMessage message) throws MapiException {
        throw unexpected();
    }

    @Override
    public IAddrBook openAddressBook() throws MapiException {
        throw unexpected();
    }

    @Override
    public void completeMsg(EntryId entryId) throws MapiException {
        throw unexpected();
    }

    @Override
    public Set<StoreLogoffFlag> storeLogoffTransports(Set<StoreLogoffFlag> flags) throws MapiException {
        throw unexpected();
    }

    @Override
    public void statusRecips(IMessage message, List<Props> recipients) throws MapiException {
        throw unexpected();
    }

    @Override
    public EntryId wrapStoreEntryID(EntryId privateId) throws MapiException {
        throw unexpected();
    }

    @Override
    public void modifyProfile(ModifyProfileFlag... flags) throws MapiException {
        throw unexpected();
    }

    @Override
    public IMAPISupport getSvcConfigSupportObj() throws MapiException {
        throw unexpected();
    }
}
