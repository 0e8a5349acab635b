// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.testing;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
import org.mapi4osgi.api.StoreEntryId;
import org.mapi4osgi.api.StoreLogoffFlag;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.logon.MsEntryPoints;
import org.mapi4osgi.ms.logon.OpenStores;
import org.mapi4osgi.spi.ExpandRecipsFlag;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.SpiVersion;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;

/** A real store, as its client has it and as spoolers log on to it. */
public final class TestStore implements AutoCloseable {
    private static final PropTag<String> PATH = PropTag.of(0x6600, PropType.PT_UNICODE, String.class);

    /** Its section of the profile. */
    public final MapiUid section = MapiUid.random();

    /** Its entry ID. */
    public final EntryId id = new StoreEntryId("org.mapi4osgi.ms", EntryId.compose(section, Binary.EMPTY)).wrap();

    private final OpenStores stores;
    private final IMSProvider provider;
    private final List<IMSLogon> logons = new ArrayList<>();
    private final String path;
    private final IMsgStore store;
    private final AtomicInteger failingSubmits = new AtomicInteger();
    private volatile Set<ExpandRecipsFlag> expanding = Set.of();

    /** The store of a folder, which is made if it is not there. */
    public TestStore(Path folder, AtomicReference<Instant> clock) throws MapiException {
        Path file = folder.resolve("store.db");
        if (!Files.exists(file)) {
            StoreEngine.create(file, clock::get);
        }
        path = file.toString();
        stores = new OpenStores(clock::get);
        provider = new MsEntryPoints(stores, new DataFolder(() -> null))
                .init(new InitRequest(Set.of(), SpiVersion.CURRENT))
                .provider();
        StoreLogonResult result = provider.logon(StoreLogonRequest.builder(support(), "test")
                .flags(Set.of(OpenMsgStoreFlag.MDB_WRITE))
                .build());
        result.logon().ifPresent(logons::add);
        store = result.store();
    }

    private IMAPISupport support() {
        Props section = Props.of(PATH, path);
        return new Support()
                .on("openProfileSection", arguments -> section(section))
                .on("setProviderUID", arguments -> null)
                .on("modifyStatusRow", arguments -> null)
                .on("modifyProfile", arguments -> null)
                .on("prepareSubmit", arguments -> null)
                .on("spoolerNotify", arguments -> null)
                .on(
                        "wrapStoreEntryID",
                        arguments -> new StoreEntryId("org.mapi4osgi.ms", (EntryId) arguments[0]).wrap())
                .on("expandRecips", arguments -> {
                    if (failingSubmits.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
                        throw new MapiException(MapiCode.MAPI_E_NETWORK_ERROR, "as the test wants it");
                    }
                    return expanding;
                })
                .on("storeLogoffTransports", arguments -> EnumSet.of(StoreLogoffFlag.LOGOFF_COMPLETE))
                .on("doSentMail", arguments -> {
                    sentMail((IMessage) Objects.requireNonNull(arguments[0]));
                    return null;
                })
                .make();
    }

    private static IProfSect section(Props props) {
        return (IProfSect) Proxy.newProxyInstance(
                TestStore.class.getClassLoader(), new Class<?>[] {IProfSect.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getProps")) {
                        Object tags = arguments[0];
                        if (tags == null) {
                            return props;
                        } else if (tags instanceof List<?> list) {
                            return props.select(
                                    list.stream().map(tag -> (PropTag<?>) tag).toList());
                        }
                        return props.select(List.of((PropTag<?>) tags));
                    }
                    if (method.getName().equals("getProp")) {
                        return props.get((PropTag<?>) arguments[0]);
                    }
                    return method.getName().equals("setProps") ? List.of() : null;
                });
    }

    /** As the runtime does it (OUT-30). */
    private void sentMail(IMessage message) throws MapiException {
        Props props = message.getProps(
                PR.PR_ENTRYID, PR.PR_PARENT_ENTRYID, PR.PR_SENTMAIL_ENTRYID, PR.PR_DELETE_AFTER_SUBMIT);
        message.close();
        List<EntryId> sent = List.of(props.entryId(PR.PR_ENTRYID).orElseThrow());
        Optional<EntryId> target = props.entryId(PR.PR_SENTMAIL_ENTRYID);
        IMAPIFolder parent = folder(props.entryId(PR.PR_PARENT_ENTRYID).orElseThrow());
        if (target.isPresent()) {
            parent.copyMessages(CopyMessagesRequest.of(sent, folder(target.get()), CopyMessagesFlag.MESSAGE_MOVE));
        } else if (props.get(PR.PR_DELETE_AFTER_SUBMIT).orElse(false)) {
            parent.deleteMessages(sent);
        }
    }

    /** Lets the next submissions fail, after the message was saved. */
    public void failSubmits(int times) {
        failingSubmits.set(times);
    }

    /** What expandRecips answers. */
    public void expandWith(ExpandRecipsFlag... flags) {
        expanding = Set.of(flags);
    }

    /** One more logon of a spooler. */
    public IMsgStore spooler() throws MapiException {
        StoreLogonResult result = provider.spoolerLogon(
                StoreLogonRequest.builder(support(), "test").build());
        result.logon().ifPresent(logons::add);
        return result.store();
    }

    /** The store as its client has it. */
    public IMsgStore client() {
        return store;
    }

    /** A folder that the store names. */
    public IMAPIFolder special(PropTag<Binary> tag) throws MapiException {
        return folder(EntryId.parse(store.getProp(tag).orElseThrow()));
    }

    /** A folder, open for writing. */
    public IMAPIFolder folder(EntryId folder) throws MapiException {
        return store.openEntry(folder, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }

    /** Where mail arrives. */
    public IMAPIFolder inbox() throws MapiException {
        return folder(store.getReceiveFolder(null).entryId());
    }

    /** A message to be written. */
    public IMessage draft(String subject, PropValue<?>... more) throws MapiException {
        IMessage message = special(PR.PR_IPM_OUTBOX_ENTRYID).createMessage();
        message.setProp(PR.PR_SUBJECT, subject);
        message.setProps(Props.of(more));
        return message;
    }

    /** A recipient. */
    public static Props to(String type, String address, PropValue<?>... more) {
        Props.Builder row = Props.builder()
                .put(PR.PR_ADDRTYPE, type)
                .put(PR.PR_EMAIL_ADDRESS, address)
                .put(PR.PR_DISPLAY_NAME, address);
        for (PropValue<?> value : more) {
            row.put(value);
        }
        return row.build();
    }

    /** Submits a message to recipients; gives its entry ID. */
    public EntryId submit(IMessage message, Props... recipients) throws MapiException {
        message.modifyRecipients(null, List.of(recipients));
        message.saveChanges(SaveFlag.KEEP_OPEN_READWRITE);
        EntryId saved = EntryId.parse(message.getProp(PR.PR_ENTRYID).orElseThrow());
        message.submitMessage();
        message.close();
        return saved;
    }

    /** Submits a message to addresses of type SMTP; it goes to Sent Items. */
    public EntryId submit(String subject, String... addresses) throws MapiException {
        Props[] rows =
                Arrays.stream(addresses).map(address -> to("SMTP", address)).toArray(Props[]::new);
        return submit(draft(subject, sentMail()), rows);
    }

    /** PR_SENTMAIL_ENTRYID of Sent Items. */
    public PropValue<Binary> sentMail() throws MapiException {
        return new PropValue<>(
                PR.PR_SENTMAIL_ENTRYID,
                store.getProp(PR.PR_IPM_SENTMAIL_ENTRYID).orElseThrow());
    }

    /** The subjects of a folder's messages. */
    public List<String> subjects(IMAPIFolder folder) throws MapiException {
        try (IMAPITable table = folder.getContentsTable()) {
            table.setColumns(PR.PR_SUBJECT, PR.PR_ENTRYID);
            table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
            return table.queryRows(1000).stream()
                    .map(row -> row.get(PR.PR_SUBJECT).orElse(""))
                    .sorted()
                    .toList();
        }
    }

    /** The subjects in Sent Items. */
    public List<String> sent() throws MapiException {
        return subjects(special(PR.PR_IPM_SENTMAIL_ENTRYID));
    }

    /** The subjects in the inbox. */
    public List<String> received() throws MapiException {
        return subjects(inbox());
    }

    /** The messages of a folder with a subject that begins like this. */
    public List<IMessage> messages(IMAPIFolder folder, String subject) throws MapiException {
        List<IMessage> found = new ArrayList<>();
        try (IMAPITable table = folder.getContentsTable()) {
            table.setColumns(PR.PR_SUBJECT, PR.PR_ENTRYID);
            table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
            for (Props row : table.queryRows(1000)) {
                if (row.get(PR.PR_SUBJECT).orElse("").startsWith(subject)) {
                    found.add(read(row.entryId(PR.PR_ENTRYID).orElseThrow()));
                }
            }
        }
        return found;
    }

    /** A message, as its client can read it. */
    public IMessage read(EntryId message) throws MapiException {
        return store.openEntry(message).queryInterface(IMessage.IID);
    }

    /** The rows of the outgoing queue. */
    public List<Props> queue() throws MapiException {
        try (IMAPITable table = store.getOutgoingQueue()) {
            return table.queryRows(1000);
        }
    }

    @Override
    public void close() throws MapiException {
        for (IMSLogon logon : logons) {
            logon.logoff();
            logon.close();
        }
        provider.shutdown();
        stores.close();
    }
}
