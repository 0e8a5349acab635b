// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.logon.MsEntryPoints;
import org.mapi4osgi.ms.logon.OpenStores;
import org.mapi4osgi.spi.IMSLogon;
import org.mapi4osgi.spi.IMSProvider;
import org.mapi4osgi.spi.InitRequest;
import org.mapi4osgi.spi.SpiVersion;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.spi.StoreLogonResult;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.DataFolder;

/** A store in a folder, opened through the provider as a session does it. */
public final class TestStore implements AutoCloseable {
    /** The path of the store in the profile section. */
    public static final PropTag<String> PATH = PropTag.of(0x6600, PropType.PT_UNICODE, String.class);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2025-02-03T04:05:06Z"));
    private final OpenStores stores = new OpenStores(now::get);
    private final FakeSection section = new FakeSection();
    private final FakeSupport support = new FakeSupport(section);
    private final IMSProvider provider;
    private final Path file;
    private final List<IMSLogon> logons = new ArrayList<>();
    private final IMsgStore store;

    /** Opens the store of a folder for writing, after making it if it is not there. */
    public TestStore(Path folder) throws MapiException {
        this(folder, OpenMsgStoreFlag.MDB_WRITE);
    }

    /** As {@link #TestStore(Path)}, with flags. */
    public TestStore(Path folder, OpenMsgStoreFlag... flags) throws MapiException {
        file = folder.resolve("store.db");
        if (!Files.exists(file)) {
            StoreEngine.create(file, now::get);
        }
        section.setProps(Props.of(PATH, file.toString()));
        provider = new MsEntryPoints(stores, new DataFolder(() -> null))
                .init(new InitRequest(Set.of(), SpiVersion.CURRENT))
                .provider();
        store = logon(support, flags).store();
    }

    /** One more logon of the same provider object. */
    public StoreLogonResult logon(FakeSupport with, OpenMsgStoreFlag... flags) throws MapiException {
        Set<OpenMsgStoreFlag> set = EnumSet.noneOf(OpenMsgStoreFlag.class);
        set.addAll(List.of(flags));
        StoreLogonResult result = provider.logon(
                StoreLogonRequest.builder(with, "test").flags(set).build());
        result.logon().ifPresent(logons::add);
        return result;
    }

    /** The spooler's logon to the store. */
    public IMsgStore spooler(FakeSupport with) throws MapiException {
        StoreLogonResult result =
                provider.spoolerLogon(StoreLogonRequest.builder(with, "test").build());
        logons.add(result.logon().orElseThrow());
        return result.store();
    }

    /** The support object of the first logon. */
    public FakeSupport support() {
        return support;
    }

    /** The profile section. */
    public FakeSection section() {
        return section;
    }

    /** The provider object. */
    public IMSProvider provider() {
        return provider;
    }

    /** The first logon. */
    public IMSLogon logon() {
        return logons.get(0);
    }

    /** The store's file. */
    public Path file() {
        return file;
    }

    /** The store. */
    public IMsgStore store() {
        return store;
    }

    /** Moves the store's clock on. */
    public void advanceSeconds(long seconds) {
        now.updateAndGet(time -> time.plusSeconds(seconds));
    }

    /** The Inbox, open for writing. */
    public IMAPIFolder inbox() throws MapiException {
        return folder(store.getReceiveFolder(null).entryId());
    }

    /** The folder where users have theirs. */
    public IMAPIFolder top() throws MapiException {
        return special(PR.PR_IPM_SUBTREE_ENTRYID);
    }

    /** A folder that a property of the store names. */
    public IMAPIFolder special(PropTag<Binary> tag) throws MapiException {
        return folder(EntryId.parse(store.getProp(tag).orElseThrow()));
    }

    private IMAPIFolder folder(EntryId id) throws MapiException {
        return store.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }

    /** Opens a message for writing. */
    public IMessage message(EntryId id) throws MapiException {
        return store.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMessage.IID);
    }

    /** Saves a message with a subject and other properties; gives its entry ID. */
    public static EntryId save(IMAPIFolder folder, String subject, PropValue<?>... more) throws MapiException {
        try (IMessage message = folder.createMessage()) {
            message.setProp(PR.PR_SUBJECT, subject);
            message.setProps(Props.of(more));
            message.saveChanges(org.mapi4osgi.api.SaveFlag.KEEP_OPEN_READWRITE);
            return id(message);
        }
    }

    /** PR_ENTRYID. */
    public static EntryId id(org.mapi4osgi.api.IMAPIProp object) throws MapiException {
        return EntryId.parse(object.getProp(PR.PR_ENTRYID).orElseThrow());
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
