// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.support;

import java.util.List;
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
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.OneOffFlag;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.PropProblem;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.spi.ExpandRecipsFlag;
import org.mapi4osgi.spi.MessagePreprocessor;
import org.mapi4osgi.spi.ModifyProfileFlag;
import org.mapi4osgi.spi.NotifyFlag;
import org.mapi4osgi.spi.ReadReceiptFlag;
import org.mapi4osgi.spi.SpoolerNotifyFlag;
import org.mapi4osgi.spi.StatusRowFlag;
import org.mapi4osgi.spi.TemplateFlag;

/**
 * How a support object reaches its session. Each method is the IMAPISupport method of the same name, called only for the
 * kinds of support objects that have it, and with the support object as its first argument; {@link SupportObject#owner}
 * tells the logon. Arguments come from provider code and are passed as they are. No lock is held by the caller.
 */
public interface SupportPort extends ConfigSupportPort {
    /** Subscribe. */
    int subscribe(
            SupportObject caller, Binary key, Set<EventType> eventMask, IMAPIAdviseSink sink, Set<NotifyFlag> flags)
            throws MapiException;

    /** Unsubscribe. */
    void unsubscribe(SupportObject caller, int connection) throws MapiException;

    /** Notify. */
    Set<NotifyFlag> notify(SupportObject caller, Binary key, List<Notification> notifications, Set<NotifyFlag> flags)
            throws MapiException;

    /** ModifyStatusRow. */
    void modifyStatusRow(SupportObject caller, Props columns, Set<StatusRowFlag> flags) throws MapiException;

    /** SpoolerYield. */
    MapiCode spoolerYield(SupportObject caller) throws MapiException;

    /** SpoolerNotify. */
    void spoolerNotify(SupportObject caller, @Nullable Notification data, Set<SpoolerNotifyFlag> flags)
            throws MapiException;

    /** RegisterPreprocessor. */
    void registerPreprocessor(
            SupportObject caller, @Nullable MapiUid uid, @Nullable String addressType, MessagePreprocessor preprocessor)
            throws MapiException;

    /** CreateOneOff. */
    EntryId createOneOff(
            SupportObject caller, @Nullable String name, String addressType, String address, Set<OneOffFlag> flags)
            throws MapiException;

    /** CompareEntryIDs. */
    boolean compareEntryIDs(SupportObject caller, EntryId entryId1, EntryId entryId2) throws MapiException;

    /** OpenTemplateID. */
    IMAPIProp openTemplateID(
            SupportObject caller, EntryId templateId, IMAPIProp hostProperties, Set<TemplateFlag> flags)
            throws MapiException;

    /** OpenEntry; the entry ID is never null here. */
    IMAPIProp openEntry(SupportObject caller, EntryId entryId, Set<OpenEntryFlag> flags) throws MapiException;

    /** GetOneOffTable. */
    IMAPITable getOneOffTable(SupportObject caller) throws MapiException;

    /** DoProgressDialog. */
    IMAPIProgress doProgressDialog(SupportObject caller, UiParam uiParam) throws MapiException;

    /** Address. */
    List<Props> address(SupportObject caller, UiParam uiParam, AddressRequest request, List<Props> recipients)
            throws MapiException;

    /** Details. */
    void details(SupportObject caller, UiParam uiParam, EntryId entryId) throws MapiException;

    /** NewEntry. */
    EntryId newEntry(SupportObject caller, UiParam uiParam, @Nullable EntryId container, @Nullable EntryId template)
            throws MapiException;

    /** CopyMessages. */
    MapiCode copyMessages(SupportObject caller, IMAPIFolder source, CopyMessagesRequest request) throws MapiException;

    /** CopyFolder. */
    MapiCode copyFolder(SupportObject caller, IMAPIFolder source, CopyFolderRequest request) throws MapiException;

    /** DoCopyTo. */
    List<PropProblem> doCopyTo(SupportObject caller, IMAPIProp source, CopyToRequest request) throws MapiException;

    /** DoCopyProps. */
    List<PropProblem> doCopyProps(SupportObject caller, IMAPIProp source, CopyPropsRequest request)
            throws MapiException;

    /** ReadReceipt. */
    void readReceipt(SupportObject caller, IMessage message, IMessage emptyMessage, Set<ReadReceiptFlag> flags)
            throws MapiException;

    /** PrepareSubmit. */
    void prepareSubmit(SupportObject caller, IMessage message) throws MapiException;

    /** ExpandRecips. */
    Set<ExpandRecipsFlag> expandRecips(SupportObject caller, IMessage message) throws MapiException;

    /** DoSentMail. */
    void doSentMail(SupportObject caller, IMessage message) throws MapiException;

    /** OpenAddressBook. */
    IAddrBook openAddressBook(SupportObject caller) throws MapiException;

    /** CompleteMsg. */
    void completeMsg(SupportObject caller, EntryId entryId) throws MapiException;

    /** StoreLogoffTransports. */
    Set<StoreLogoffFlag> storeLogoffTransports(SupportObject caller, Set<StoreLogoffFlag> flags) throws MapiException;

    /** StatusRecips. */
    void statusRecips(SupportObject caller, IMessage message, List<Props> recipients) throws MapiException;

    /** ModifyProfile. */
    void modifyProfile(SupportObject caller, Set<ModifyProfileFlag> flags) throws MapiException;
}
