// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import org.mapi4osgi.api.OneOffFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreEntryId;
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
import org.mapi4osgi.tags.PR;

/** A support object that counts references, writes down its calls and does the least that a store needs. */
public final class FakeSupport implements IMAPISupport {
    private final AtomicInteger references = new AtomicInteger();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final FakeSection section;
    private final Queue<Sheet> sheets = new ConcurrentLinkedQueue<>();
    private volatile Runnable whileExpanding = () -> {};
    private volatile SentMail sentMail = IMessage::close;
    private volatile Set<ExpandRecipsFlag> expandResult = EnumSet.noneOf(ExpandRecipsFlag.class);

    /** With a section of the logon. */
    public FakeSupport(FakeSection section) {
        this.section = section;
    }

    /** How many references the provider holds. */
    public int references() {
        return references.get();
    }

    /** The calls so far. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** What the user does with a property sheet. */
    @FunctionalInterface
    public interface Sheet {
        /** False cancels it. */
        boolean fill(String title, List<DisplayControl> controls, IMAPIProp data) throws MapiException;
    }

    /** What the user does with the next property sheet; without it there is nobody to ask. */
    public void sheet(Sheet sheet) {
        sheets.add(sheet);
    }

    /** What expandRecips answers. */
    public void expandWith(ExpandRecipsFlag flag) {
        expandResult = EnumSet.of(flag);
    }

    /** What doSentMail does. */
    @FunctionalInterface
    public interface SentMail {
        /** Moves or deletes the message, and closes it. */
        void dispose(IMessage message) throws MapiException;
    }

    /** What doSentMail does; else it closes the message. */
    public void sentMail(SentMail action) {
        sentMail = action;
    }

    /** What happens while expandRecips runs. */
    public void whileExpanding(Runnable action) {
        whileExpanding = action;
    }

    @Override
    public int addRef() {
        return references.incrementAndGet();
    }

    @Override
    public int release() {
        calls.add("release");
        return references.decrementAndGet();
    }

    @Override
    public Optional<MapiError> getLastError(MapiCode code) {
        return Optional.empty();
    }

    private static MapiException unused(String method) {
        return new MapiException(MapiCode.MAPI_E_NO_SUPPORT, "no test needs " + method);
    }

    @Override
    public int subscribe(Binary key, Set<EventType> eventMask, IMAPIAdviseSink sink, NotifyFlag... flags)
            throws MapiException {
        throw unused("subscribe");
    }

    @Override
    public void unsubscribe(int connection) throws MapiException {
        throw unused("unsubscribe");
    }

    @Override
    public Set<NotifyFlag> notify(Binary key, List<Notification> notifications, NotifyFlag... flags)
            throws MapiException {
        throw unused("notify");
    }

    @Override
    public void modifyStatusRow(Props columns, StatusRowFlag... flags) {
        calls.add("modifyStatusRow " + columns.get(PR.PR_DISPLAY_NAME).orElse("?"));
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
    public void makeInvalid(IUnknown object) {}

    @Override
    public void registerPreprocessor(
            @Nullable MapiUid uid, @Nullable String addressType, MessagePreprocessor preprocessor)
            throws MapiException {
        throw unused("registerPreprocessor");
    }

    @Override
    public MapiCode spoolerYield() throws MapiException {
        throw unused("spoolerYield");
    }

    @Override
    public void spoolerNotify(@Nullable Notification data, SpoolerNotifyFlag... flags) {
        calls.add("spoolerNotify " + List.of(flags));
    }

    @Override
    public EntryId createOneOff(@Nullable String name, String addressType, String address, OneOffFlag... flags)
            throws MapiException {
        throw unused("createOneOff");
    }

    @Override
    public void setProviderUID(MapiUid uid) {
        calls.add("setProviderUID " + uid);
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) {
        return entryId1.equals(entryId2);
    }

    @Override
    public IMAPIProp openTemplateID(EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags)
            throws MapiException {
        throw unused("openTemplateID");
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        throw unused("openEntry");
    }

    @Override
    public IMAPITable getOneOffTable() throws MapiException {
        throw unused("getOneOffTable");
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
        throw unused("doProgressDialog");
    }

    @Override
    public List<Props> address(UiParam uiParam, AddressRequest request, List<Props> recipients) throws MapiException {
        throw unused("address");
    }

    @Override
    public void details(UiParam uiParam, EntryId entryId) throws MapiException {
        throw unused("details");
    }

    @Override
    public EntryId newEntry(UiParam uiParam, @Nullable EntryId container, @Nullable EntryId template)
            throws MapiException {
        throw unused("newEntry");
    }

    @Override
    public MapiCode copyMessages(IMAPIFolder source, CopyMessagesRequest request) {
        calls.add("copyMessages");
        return MapiCode.S_OK;
    }

    @Override
    public MapiCode copyFolder(IMAPIFolder source, CopyFolderRequest request) {
        calls.add("copyFolder");
        return MapiCode.S_OK;
    }

    @Override
    public List<PropProblem> doCopyTo(IMAPIProp source, CopyToRequest request) {
        calls.add("doCopyTo");
        return List.of();
    }

    @Override
    public List<PropProblem> doCopyProps(IMAPIProp source, CopyPropsRequest request) {
        calls.add("doCopyProps");
        return List.of();
    }

    @Override
    public void readReceipt(IMessage message, IMessage emptyMessage, ReadReceiptFlag... flags) throws MapiException {
        calls.add("readReceipt");
        emptyMessage.setProp(
                PR.PR_SUBJECT, "Read: " + message.getProp(PR.PR_SUBJECT).orElse(""));
        emptyMessage.modifyRecipients(null, List.of(Props.of(PR.PR_DISPLAY_NAME, "the sender")));
    }

    @Override
    public void prepareSubmit(IMessage message) {
        calls.add("prepareSubmit");
    }

    @Override
    public Set<ExpandRecipsFlag> expandRecips(IMessage message) {
        calls.add("expandRecips");
        whileExpanding.run();
        return expandResult;
    }

    @Override
    public void doSentMail(IMessage message) throws MapiException {
        calls.add("doSentMail " + message.getProp(PR.PR_SUBJECT).orElse("?"));
        sentMail.dispose(message);
    }

    @Override
    public IAddrBook openAddressBook() throws MapiException {
        throw unused("openAddressBook");
    }

    @Override
    public void completeMsg(EntryId entryId) throws MapiException {
        throw unused("completeMsg");
    }

    @Override
    public Set<StoreLogoffFlag> storeLogoffTransports(Set<StoreLogoffFlag> flags) {
        calls.add("storeLogoffTransports " + flags);
        return EnumSet.of(StoreLogoffFlag.LOGOFF_COMPLETE);
    }

    @Override
    public void statusRecips(IMessage message, List<Props> recipients) throws MapiException {
        throw unused("statusRecips");
    }

    @Override
    public EntryId wrapStoreEntryID(EntryId privateId) {
        return new StoreEntryId("org.mapi4osgi.ms", privateId).wrap();
    }

    @Override
    public void modifyProfile(ModifyProfileFlag... flags) {
        calls.add("modifyProfile");
    }

    @Override
    public IMAPISupport getSvcConfigSupportObj() throws MapiException {
        throw unused("getSvcConfigSupportObj");
    }
}
