// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.support;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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

/**
 * The support object of one logon, or of one call of a service's entry function. It counts the provider's references,
 * answers MAPI_E_NO_SUPPORT to what is not for its kind, and passes the rest to the session. Once revoked it only counts.
 *
 * <p>The lock guards the count and the notes of who added; nothing is called with it held.
 */
public final class SupportObject implements IMAPISupport {
    /** Where a reference was added is noted for the latest of them. */
    private static final int NOTES = 16;

    private final SupportKind kind;
    private final SupportOwner owner;
    private final ConfigSupportPort config;
    private final @Nullable SupportPort session;
    private final Object lock = new Object();
    private final ConcurrentMap<MapiCode, MapiError> lastErrors = new ConcurrentHashMap<>();

    @GuardedBy("lock")
    private int references;

    @GuardedBy("lock")
    private final Deque<String> added = new ArrayDeque<>();

    private volatile boolean revoked;

    /**
     * A support object without references.
     *
     * @param kind for whom it is
     * @param owner the logon it is for
     * @param port the session
     */
    public SupportObject(SupportKind kind, SupportOwner owner, SupportPort port) {
        this(kind, owner, port, port);
    }

    /**
     * A configuration support object.
     *
     * @param owner the call of the entry function it is for
     * @param port the profile
     */
    public SupportObject(SupportOwner owner, ConfigSupportPort port) {
        this(SupportKind.CFG, owner, port, null);
    }

    private SupportObject(
            SupportKind kind, SupportOwner owner, ConfigSupportPort config, @Nullable SupportPort session) {
        this.kind = kind;
        this.owner = owner;
        this.config = config;
        this.session = session;
    }

    /**
     * For whom it is.
     *
     * @return the kind
     */
    public SupportKind kind() {
        return kind;
    }

    /**
     * The logon it is for.
     *
     * @return the owner
     */
    public SupportOwner owner() {
        return owner;
    }

    /**
     * How many references the provider holds.
     *
     * @return 0 or more
     */
    public int references() {
        synchronized (lock) {
            return references;
        }
    }

    /**
     * Where the provider added references since it last held none.
     *
     * @return lines with class, method and line, the latest last
     */
    public List<String> addedAt() {
        synchronized (lock) {
            return List.copyOf(added);
        }
    }

    /** Ends its time: from now on it only counts. Idempotent. */
    public void revoke() {
        synchronized (lock) {
            if (revoked) {
                return;
            }
            revoked = true;
        }
        config.revoked(this);
    }

    @Override
    public int addRef() {
        String where = Caller.outsideCore();
        int now;
        synchronized (lock) {
            now = ++references;
            added.addLast(where);
            if (added.size() > NOTES) {
                added.removeFirst();
            }
        }
        if (!revoked) {
            owner.supportAdded(this, now);
        }
        return now;
    }

    @Override
    public int release() {
        int now;
        synchronized (lock) {
            if (references == 0) {
                throw new IllegalStateException("the support object was released more often than it was AddRef'd");
            }
            now = --references;
            if (now == 0) {
                added.clear();
            }
        }
        if (!revoked) {
            owner.supportReleased(this, now);
        }
        return now;
    }

    /** Nothing to do: a provider gives up its references by {@link #release}. */
    @Override
    public void close() {}

    @Override
    public Optional<MapiError> getLastError(MapiCode code) {
        return Optional.ofNullable(lastErrors.get(code));
    }

    @Override
    public int subscribe(Binary key, Set<EventType> eventMask, IMAPIAdviseSink sink, NotifyFlag... flags)
            throws MapiException {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(sink, "sink");
        return call(
                SupportMethod.SUBSCRIBE, () -> session().subscribe(this, key, Set.copyOf(eventMask), sink, set(flags)));
    }

    @Override
    public void unsubscribe(int connection) throws MapiException {
        run(SupportMethod.UNSUBSCRIBE, () -> session().unsubscribe(this, connection));
    }

    @Override
    public Set<NotifyFlag> notify(Binary key, List<Notification> notifications, NotifyFlag... flags)
            throws MapiException {
        Objects.requireNonNull(key, "key");
        return call(SupportMethod.NOTIFY, () -> session().notify(this, key, List.copyOf(notifications), set(flags)));
    }

    @Override
    public void modifyStatusRow(Props columns, StatusRowFlag... flags) throws MapiException {
        run(SupportMethod.MODIFY_STATUS_ROW, () -> session().modifyStatusRow(this, columns, set(flags)));
    }

    @Override
    public IProfSect openProfileSection(@Nullable MapiUid uid, OpenSectionFlag... flags) throws MapiException {
        return call(
                SupportMethod.OPEN_PROFILE_SECTION,
                () -> config.openProfileSection(this, uid == null ? owner.sectionUid() : uid, set(flags)));
    }

    @Override
    public MapiUid newUID() throws MapiException {
        return call(SupportMethod.NEW_UID, MapiUid::random);
    }

    @Override
    public void makeInvalid(IUnknown object) throws MapiException {
        Objects.requireNonNull(object, "object");
        run(SupportMethod.MAKE_INVALID, () -> config.makeInvalid(this, object));
    }

    @Override
    public MapiCode spoolerYield() throws MapiException {
        return call(SupportMethod.SPOOLER_YIELD, () -> session().spoolerYield(this));
    }

    @Override
    public void spoolerNotify(@Nullable Notification data, SpoolerNotifyFlag... flags) throws MapiException {
        run(SupportMethod.SPOOLER_NOTIFY, () -> session().spoolerNotify(this, data, set(flags)));
    }

    @Override
    public void registerPreprocessor(
            @Nullable MapiUid uid, @Nullable String addressType, MessagePreprocessor preprocessor)
            throws MapiException {
        Objects.requireNonNull(preprocessor, "preprocessor");
        run(
                SupportMethod.REGISTER_PREPROCESSOR,
                () -> session().registerPreprocessor(this, uid, addressType, preprocessor));
    }

    @Override
    public EntryId createOneOff(@Nullable String name, String addressType, String address, OneOffFlag... flags)
            throws MapiException {
        Objects.requireNonNull(addressType, "addressType");
        Objects.requireNonNull(address, "address");
        return call(
                SupportMethod.CREATE_ONE_OFF,
                () -> session().createOneOff(this, name, addressType, address, set(flags)));
    }

    @Override
    public void setProviderUID(MapiUid uid) throws MapiException {
        Objects.requireNonNull(uid, "uid");
        run(SupportMethod.SET_PROVIDER_UID, () -> owner.setProviderUID(this, uid));
    }

    @Override
    public boolean compareEntryIDs(EntryId entryId1, EntryId entryId2) throws MapiException {
        return call(SupportMethod.COMPARE_ENTRY_IDS, () -> session().compareEntryIDs(this, entryId1, entryId2));
    }

    @Override
    public IMAPIProp openTemplateID(EntryId templateId, IMAPIProp hostProperties, TemplateFlag... flags)
            throws MapiException {
        return call(
                SupportMethod.OPEN_TEMPLATE_ID,
                () -> session().openTemplateID(this, templateId, hostProperties, set(flags)));
    }

    @Override
    public IMAPIProp openEntry(@Nullable EntryId entryId, OpenEntryFlag... flags) throws MapiException {
        return call(SupportMethod.OPEN_ENTRY, () -> {
            if (entryId == null) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER, "OpenEntry of a support object needs an entry ID");
            }
            return session().openEntry(this, entryId, set(flags));
        });
    }

    @Override
    public IMAPITable getOneOffTable() throws MapiException {
        return call(SupportMethod.GET_ONE_OFF_TABLE, () -> session().getOneOffTable(this));
    }

    @Override
    public void doConfigPropsheet(UiParam uiParam, String title, IMAPITable displayTable, IMAPIProp configData)
            throws MapiException {
        Objects.requireNonNull(displayTable, "displayTable");
        Objects.requireNonNull(configData, "configData");
        run(
                SupportMethod.DO_CONFIG_PROPSHEET,
                () -> config.doConfigPropsheet(this, uiParam, title, displayTable, configData));
    }

    @Override
    public IMAPIProgress doProgressDialog(UiParam uiParam) throws MapiException {
        return call(SupportMethod.DO_PROGRESS_DIALOG, () -> session().doProgressDialog(this, uiParam));
    }

    @Override
    public List<Props> address(UiParam uiParam, AddressRequest request, List<Props> recipients) throws MapiException {
        return call(SupportMethod.ADDRESS, () -> session().address(this, uiParam, request, List.copyOf(recipients)));
    }

    @Override
    public void details(UiParam uiParam, EntryId entryId) throws MapiException {
        run(SupportMethod.DETAILS, () -> session().details(this, uiParam, entryId));
    }

    @Override
    public EntryId newEntry(UiParam uiParam, @Nullable EntryId container, @Nullable EntryId template)
            throws MapiException {
        return call(SupportMethod.NEW_ENTRY, () -> session().newEntry(this, uiParam, container, template));
    }

    @Override
    public MapiCode copyMessages(IMAPIFolder source, CopyMessagesRequest request) throws MapiException {
        return call(SupportMethod.COPY_MESSAGES, () -> session().copyMessages(this, source, request));
    }

    @Override
    public MapiCode copyFolder(IMAPIFolder source, CopyFolderRequest request) throws MapiException {
        return call(SupportMethod.COPY_FOLDER, () -> session().copyFolder(this, source, request));
    }

    @Override
    public List<PropProblem> doCopyTo(IMAPIProp source, CopyToRequest request) throws MapiException {
        return call(SupportMethod.DO_COPY_TO, () -> session().doCopyTo(this, source, request));
    }

    @Override
    public List<PropProblem> doCopyProps(IMAPIProp source, CopyPropsRequest request) throws MapiException {
        return call(SupportMethod.DO_COPY_PROPS, () -> session().doCopyProps(this, source, request));
    }

    @Override
    public void readReceipt(IMessage message, IMessage emptyMessage, ReadReceiptFlag... flags) throws MapiException {
        run(SupportMethod.READ_RECEIPT, () -> session().readReceipt(this, message, emptyMessage, set(flags)));
    }

    @Override
    public void prepareSubmit(IMessage message) throws MapiException {
        run(SupportMethod.PREPARE_SUBMIT, () -> session().prepareSubmit(this, message));
    }

    @Override
    public Set<ExpandRecipsFlag> expandRecips(IMessage message) throws MapiException {
        return call(SupportMethod.EXPAND_RECIPS, () -> session().expandRecips(this, message));
    }

    @Override
    public void doSentMail(IMessage message) throws MapiException {
        run(SupportMethod.DO_SENT_MAIL, () -> session().doSentMail(this, message));
    }

    @Override
    public IAddrBook openAddressBook() throws MapiException {
        return call(SupportMethod.OPEN_ADDRESS_BOOK, () -> session().openAddressBook(this));
    }

    @Override
    public void completeMsg(EntryId entryId) throws MapiException {
        run(SupportMethod.COMPLETE_MSG, () -> session().completeMsg(this, entryId));
    }

    @Override
    public Set<StoreLogoffFlag> storeLogoffTransports(Set<StoreLogoffFlag> flags) throws MapiException {
        return call(
                SupportMethod.STORE_LOGOFF_TRANSPORTS, () -> session().storeLogoffTransports(this, Set.copyOf(flags)));
    }

    @Override
    public void statusRecips(IMessage message, List<Props> recipients) throws MapiException {
        run(SupportMethod.STATUS_RECIPS, () -> session().statusRecips(this, message, List.copyOf(recipients)));
    }

    @Override
    public EntryId wrapStoreEntryID(EntryId privateId) throws MapiException {
        return call(SupportMethod.WRAP_STORE_ENTRY_ID, () -> {
            if (!privateId.isRoutable()) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER,
                        "a private store entry ID of " + privateId.size()
                                + " bytes cannot be wrapped: it needs at least " + EntryId.MIN_ROUTABLE);
            }
            try {
                return new StoreEntryId(owner.dllName(), privateId).wrap();
            } catch (IllegalArgumentException e) {
                throw new MapiException(MapiCode.MAPI_E_INVALID_PARAMETER, "cannot be wrapped: " + e.getMessage());
            }
        });
    }

    @Override
    public void modifyProfile(ModifyProfileFlag... flags) throws MapiException {
        run(SupportMethod.MODIFY_PROFILE, () -> session().modifyProfile(this, set(flags)));
    }

    @Override
    public IMAPISupport getSvcConfigSupportObj() throws MapiException {
        return call(SupportMethod.GET_SVC_CONFIG_SUPPORT_OBJ, () -> new SupportObject(owner, config));
    }

    /** There for all kinds that have a method which needs it. */
    private SupportPort session() {
        return Objects.requireNonNull(session);
    }

    private void run(SupportMethod method, Action action) throws MapiException {
        call(method, () -> {
            action.run();
            return kind;
        });
    }

    private <T> T call(SupportMethod method, Call<T> body) throws MapiException {
        if (revoked) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_OBJECT,
                    "the support object of " + owner.dllName() + " is no longer valid: its logon has ended");
        }
        try {
            if (!method.isFor(kind)) {
                throw new MapiException(
                        MapiCode.MAPI_E_NO_SUPPORT, "a support object of kind " + kind + " has no " + method.text());
            }
            owner.enterAsInsider();
            try {
                return body.call();
            } finally {
                owner.exitAsInsider();
                if (revoked) {
                    config.revoked(this); // once more: what the call opened came too late for the first time
                }
            }
        } catch (MapiException e) {
            MapiError error = e.mapiError().orElseGet(() -> MapiError.of("MAPI", String.valueOf(e.getMessage())));
            lastErrors.put(e.code(), error);
            throw e;
        }
    }

    private static <F> Set<F> set(F[] flags) {
        return Set.copyOf(new HashSet<>(List.of(flags)));
    }

    @FunctionalInterface
    private interface Call<T> {
        T call() throws MapiException;
    }

    @FunctionalInterface
    private interface Action {
        void run() throws MapiException;
    }
}
