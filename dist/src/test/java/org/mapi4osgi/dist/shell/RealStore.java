// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.dist.shell;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.CopyMessagesFlag;
import org.mapi4osgi.api.CopyMessagesRequest;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.LockState;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.StoreEntryId;
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

/** The SQLite store in a folder, as the shell has it open, and as a spooler does. */
final class RealStore implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private static final PropTag<String> PATH = PropTag.of(0x6600, PropType.PT_UNICODE, String.class);

    private final OpenStores stores = new OpenStores(() -> NOW);
    private final List<IMSLogon> logons = new ArrayList<>();
    private final IMSProvider provider;
    private final Props section;
    private final IMsgStore client;
    private final IMsgStore spooler;

    RealStore(Path folder) throws MapiException {
        Path file = folder.resolve("store.db");
        StoreEngine.create(file, () -> NOW);
        section = Props.of(PATH, file.toString());
        provider = new MsEntryPoints(stores, new DataFolder(() -> null))
                .init(new InitRequest(Set.of(), SpiVersion.CURRENT))
                .provider();
        client = open(provider.logon(StoreLogonRequest.builder(support(), "test")
                .flags(Set.of(OpenMsgStoreFlag.MDB_WRITE))
                .build()));
        spooler = open(provider.spoolerLogon(
                StoreLogonRequest.builder(support(), "test").build()));
    }

    private IMsgStore open(StoreLogonResult result) {
        result.logon().ifPresent(logons::add);
        return result.store();
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                RealStore.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private interface Answer {
        @Nullable
        Object to(String method, @Nullable Object[] arguments) throws MapiException;
    }

    private IMAPISupport support() {
        return proxy(IMAPISupport.class, (method, arguments) -> switch (method) {
            case "openProfileSection" ->
                proxy(IProfSect.class, (name, tags) -> name.startsWith("getProps") ? section : List.of());
            case "addRef", "release" -> 1;
            case "wrapStoreEntryID" -> new StoreEntryId("org.mapi4osgi.ms", (EntryId) arguments[0]).wrap();
            case "expandRecips" -> Set.<ExpandRecipsFlag>of();
            case "doSentMail" -> {
                sentMail((IMessage) arguments[0]);
                yield null;
            }
            default -> null;
        });
    }

    /** As the runtime does it. */
    private void sentMail(IMessage message) throws MapiException {
        Props props = message.getProps(PR.PR_ENTRYID, PR.PR_PARENT_ENTRYID, PR.PR_SENTMAIL_ENTRYID);
        message.close();
        try (IMAPIFolder from = folder(props.entryId(PR.PR_PARENT_ENTRYID).orElseThrow());
                IMAPIFolder to = folder(props.entryId(PR.PR_SENTMAIL_ENTRYID).orElseThrow())) {
            from.copyMessages(CopyMessagesRequest.of(
                    List.of(props.entryId(PR.PR_ENTRYID).orElseThrow()), to, CopyMessagesFlag.MESSAGE_MOVE));
        }
    }

    private IMAPIFolder folder(EntryId id) throws MapiException {
        return client.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }

    IMsgStore client() {
        return client;
    }

    /** What the command send makes. */
    EntryId submit(String subject, @Nullable Instant later) throws MapiException {
        Props recipient = Props.builder()
                .put(PR.PR_RECIPIENT_TYPE, 1)
                .put(PR.PR_ADDRTYPE, "SMTP")
                .put(PR.PR_EMAIL_ADDRESS, "bob@example.net")
                .put(PR.PR_DISPLAY_NAME, "Bob")
                .build();
        return new Draft(List.of(recipient), subject, "text", List.of(), Priority.NORMAL, later)
                .submit(client)
                .id();
    }

    /** What the spooler does once a message is sent. */
    void finish(EntryId id) throws MapiException {
        lock(id);
        spooler.finishedMsg(id);
    }

    /** The spooler begins to send. */
    void lock(EntryId id) throws MapiException {
        try (IMessage handle = spooler.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID)) {
            spooler.setLockState(handle, LockState.MSG_LOCKED);
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
