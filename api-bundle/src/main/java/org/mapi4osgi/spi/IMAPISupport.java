// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.mapi4osgi.api.IMAPIProp;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.IUnknown;
import org.mapi4osgi.api.Iid;
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
import org.osgi.annotation.versioning.ProviderType;

/** The support object: what the runtime offers to a provider. */
@ProviderType
public interface IMAPISupport extends IUnknown {
    /** IID_IMAPISup. */
    Iid<IMAPISupport> IID = new Iid<>(MapiUid.ofGuid("0002030F-0000-0000-C000-000000000046"), IMAPISupport.class);

    @Override
    int addRef();

    @Override
    int release();

    /** GetLastError. */
    Optional<MapiError> getLastError(MapiCode code);

    /** Subscribe. */
    int subscribe(Binary key, Set<EventType> eventMask, IMAPIAdviseSink sink, NotifyFlag... flags) throws MapiException;

    /** Unsubscribe. */
    void unsubscribe(int connection) throws MapiException;

    /** Notify. */
    Set<NotifyFlag> notify(Binary key, List<Notification> notifications, NotifyFlag... flags) throws MapiException;

    /** ModifyStatusRow. */
    void modifyStatusRow(Props columns, StatusRowFlag... flags) throws MapiException;

    /** OpenProfileSection: null is the caller's own section. */
    IProfSect openProfileSection(@Nullable MapiUid uid, OpenSectionFlag... flags) throws MapiException;

    /** NewUID. */
    MapiUid newUID() throws MapiException;

    /** MakeInvalid. */
    void makeInvalid(IUnknown object) throws MapiException;

    /** SpoolerYield. */
    MapiCode spoolerYield() throws MapiException;

    /** SpoolerNotify. */
    void spoolerNotify(@Nullable Notification data, SpoolerNotifyFlag... flags) throws MapiException;

    /** CreateOneOff. */
    EntryId createOneOff(@Nullable String name, String addressType, String address, OneOffFlag... flags)
            throws MapiException;

    /** SetProviderUID. */
    void setProviderUID(MapiUid uid) throws MapiException;

    /** CompareEntryIDs. */
    boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException;

    /** OpenTemplateID. */
    IMAPIProp openTemplateID(EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags) throws MapiException;

    /** OpenEntry. */
    IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException;

    /** GetOneOffTable. */
    IMAPITable getOneOffTable() throws MapiException;

    /** CopyMessages. */
    MapiCode copyMessages(IMAPIFolder source, CopyMessagesRequest request) throws MapiException;

    /** CopyFolder. */
    MapiCode copyFolder(IMAPIFolder source, CopyFolderRequest request) throws MapiException;

    /** DoCopyTo. */
    List<PropProblem> doCopyTo(IMAPIProp source, CopyToRequest request) throws MapiException;

    /** DoCopyProps. */
    List<PropProblem> doCopyProps(IMAPIProp source, CopyPropsRequest request) throws MapiException;

    /** ReadReceipt. */
    void readReceipt(IMessage message, IMessage emptyMessage, ReadReceiptFlag... flags) throws MapiException;

    /** PrepareSubmit. */
    void prepareSubmit(IMessage message) throws MapiException;

    /** ExpandRecips. */
    Set<ExpandRecipsFlag> expandRecips(IMessage message) throws MapiException;

    /** DoSentMail. */
    void doSentMail(IMessage message) throws MapiException;

    /** OpenAddressBook. */
    IAddrBook openAddressBook() throws MapiException;

    /** CompleteMsg. */
    void completeMsg(EntryId entryId) throws MapiException;

    /** StoreLogoffTransports. */
    Set<StoreLogoffFlag> storeLogoffTransports(Set<StoreLogoffFlag> flags) throws MapiException;

    /** StatusRecips. */
    void statusRecips(IMessage message, List<Props> recipients) throws MapiException;

    /** WrapStoreEntryID. */
    EntryId wrapStoreEntryID(EntryId privateId) throws MapiException;

    /** ModifyProfile. */
    void modifyProfile(ModifyProfileFlag... flags) throws MapiException;

    /** GetSvcConfigSupportObj. */
    IMAPISupport getSvcConfigSupportObj() throws MapiException;
}
