// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.AddressRequest;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.CopyFolderRequest;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.CopyPropsRequest;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.DisplayControl;
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
import org.mapi4osgi.api.OneOffEntryId;
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

/** A transport's support object for tests: counts references and keeps what it is told. */
public final class FakeSupport implements IMAPISupport {
    public final FakeSection section = new FakeSection();
    public final Map<EntryId, Opener> objects = new ConcurrentHashMap<>();
    public final List<Props> statusRows = new CopyOnWriteArrayList<>();
    public final List<Props> reported = new CopyOnWriteArrayList<>();
    public final List<SpoolerNotifyFlag> notified = new CopyOnWriteArrayList<>();
    public final CountDownLatch toldSpooler = new CountDownLatch(1);
    public final AtomicInteger references = new AtomicInteger();

    /** What the user does with the next property sheets; without one there is no dialog. */
    public final Queue<Sheet> sheets = new ConcurrentLinkedQueue<>();

    /** What the spooler does when it is yielded to. */
    public volatile YieldAnswer onYield = () -> MapiCode.S_OK;

    private volatile Props statusRow = Props.EMPTY;
    private volatile boolean store;

    /** Opens an object, each time anew. */
    @FunctionalInterface
    public interface Opener {
        /** As IMAPISupport.openEntry. */
        IMAPIProp open() throws MapiException;
    }

    /** What the user does with a property sheet. */
    @FunctionalInterface
    public interface Sheet {
        /** False cancels it. */
        boolean fill(String title, List<DisplayControl> controls, IMAPIProp data) throws MapiException;
    }

    /** Answers a yield. */
    @FunctionalInterface
    public interface YieldAnswer {
        /** S_OK or MAPI_W_CANCEL_MESSAGE. */
        MapiCode answer() throws MapiException;
    }

    /** A store's: what a transport's does not have does nothing. */
    public static FakeSupport ofStore() {
        FakeSupport support = new FakeSupport();
        support.store = true;
        return support;
    }

    /** The status row as it is now. */
    public Props statusRow() {
        return statusRow;
    }

    @Override
    public int addRef() {
        return references.incrementAndGet();
    }

    @Override
    public int release() {
        return references.decrementAndGet();
    }

    @Override
    public Optional<MapiError> getLastError(MapiCode code) {
        return Optional.empty();
    }

    @Override
    public int subscribe(Binary key, Set<EventType> eventMask, IMAPIAdviseSink sink, NotifyFlag... flags)
            throws MapiException {
        if (store) {
            return 1;
        }
        throw unexpected();
    }

    @Override
    public void unsubscribe(int connection) throws MapiException {
        if (store) {
            return;
        }
        throw unexpected();
    }

    @Override
    public Set<NotifyFlag> notify(Binary key, List<Notification> notifications, NotifyFlag... flags)
            throws MapiException {
        if (store) {
            return Set.of();
        }
        throw unexpected();
    }

    @Override
    public void modifyStatusRow(Props columns, StatusRowFlag... flags) {
        Props.Builder row = (flags.length == 0 ? Props.EMPTY : statusRow).toBuilder();
        columns.forEach(row::put);
        statusRow = row.build();
        statusRows.add(statusRow);
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
    public void setProviderUID(MapiUid uid) throws MapiException {
        if (store) {
            return;
        }
        throw unexpected();
    }

    @Override
    public EntryId createOneOff(@Nullable String name, String addressType, String address, OneOffFlag... flags) {
        return OneOffEntryId.of(name == null ? address : name, addressType, address)
                .toEntryId();
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
        return entryId1.equals(entryId2);
    }

    @Override
    public IMAPIProp openTemplateID(EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags)
            throws MapiException {
        throw unexpected();
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        Opener object = entryId == null ? null : objects.get(entryId);
        if (object == null) {
            throw new MapiException(MapiCode.MAPI_E_UNKNOWN_ENTRYID, "no provider owns " + entryId);
        }
        return object.open();
    }

    private static MapiException unexpected() {
        return new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "not for transports");
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
        return onYield.answer();
    }

    @Override
    public void spoolerNotify(@Nullable Notification data, SpoolerNotifyFlag... flags) {
        notified.addAll(List.of(flags));
        toldSpooler.countDown();
    }

    @Override
    public IMAPITable getOneOffTable() throws MapiException {
        throw unexpected();
    }

    @Override
    public void doConfigPropsheet(UiParam uiParam, String title, IMAPITable displayTable, IMAPIProp configData)
            throws MapiException {
        Sheet sheet = sheets.poll();
        if (sheet == null) {
            throw new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "there is no dialog");
        }
        List<DisplayControl> controls = new ArrayList<>();
        for (Props row : displayTable.queryRows(1000)) {
            controls.add(DisplayControl.ofRow(row));
        }
        if (!sheet.fill(title, controls, configData)) {
            throw new MapiException(MapiCode.MAPI_E_USER_CANCEL, "cancelled");
        }
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
        if (store) {
            return Set.of();
        }
        throw unexpected();
    }

    @Override
    public void statusRecips(IMessage message, List<Props> recipients) {
        reported.addAll(recipients);
    }

    @Override
    public EntryId wrapStoreEntryID(EntryId privateId) throws MapiException {
        if (store) {
            return privateId;
        }
        throw unexpected();
    }

    @Override
    public void modifyProfile(ModifyProfileFlag... flags) throws MapiException {
        if (store) {
            return;
        }
        throw unexpected();
    }

    @Override
    public IMAPISupport getSvcConfigSupportObj() throws MapiException {
        throw unexpected();
    }
}
