// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.benchmarks.store;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FolderType;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenEntryFlag;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SaveFlag;
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

/** Our contender: the provider, logged on as a session does it, and then its API. */
public final class ProviderStore implements AutoCloseable {
    private static final PropTag<String> PATH = PropTag.of(0x6600, PropType.PT_UNICODE, String.class);

    private final OpenStores stores = new OpenStores(InstantSource.system());
    private final IMSProvider provider;
    private final IMSLogon logon;
    private final IMsgStore store;

    /** Makes a store with three folders. */
    public static void create(Path file) throws MapiException {
        StoreEngine.create(file, InstantSource.system());
        try (ProviderStore made = new ProviderStore(file)) {
            EntryId top =
                    EntryId.parse(made.store.getProp(PR.PR_IPM_SUBTREE_ENTRYID).orElseThrow());
            try (IMAPIFolder folder = made.folder(top)) {
                for (Box box : Box.values()) {
                    folder.createFolder(FolderType.FOLDER_GENERIC, box.folder(), null)
                            .close();
                }
            }
        }
    }

    /** Logs on. */
    public ProviderStore(Path file) throws MapiException {
        provider = new MsEntryPoints(stores, new DataFolder(() -> null))
                .init(new InitRequest(Set.of(), SpiVersion.CURRENT))
                .provider();
        StoreLogonResult result = provider.logon(StoreLogonRequest.builder(
                        Support.of(new ProfileSection(Props.of(PATH, file.toString()))), "benchmarks")
                .flags(EnumSet.of(OpenMsgStoreFlag.MDB_WRITE))
                .build());
        logon = result.logon().orElseThrow();
        store = result.store();
    }

    /** The store. */
    public IMsgStore store() {
        return store;
    }

    private IMAPIFolder folder(EntryId id) throws MapiException {
        return store.openEntry(id, OpenEntryFlag.MAPI_MODIFY).queryInterface(IMAPIFolder.IID);
    }

    /** The entry ID of one of the folders. */
    EntryId id(Box box) throws MapiException {
        EntryId top = EntryId.parse(store.getProp(PR.PR_IPM_SUBTREE_ENTRYID).orElseThrow());
        try (IMAPIFolder folder = folder(top);
                IMAPITable table = folder.getHierarchyTable()) {
            for (Props row : table.queryRows(100)) {
                if (row.get(PR.PR_DISPLAY_NAME).orElse("").equals(box.folder())) {
                    return row.entryId(PR.PR_ENTRYID).orElseThrow();
                }
            }
        }
        throw new IllegalStateException("no folder " + box.folder());
    }

    /** Opens one of the folders. */
    public IMAPIFolder open(Box box) throws MapiException {
        return folder(id(box));
    }

    /** The entry IDs of a folder's messages. */
    List<EntryId> messages(Box box) throws MapiException {
        try (IMAPIFolder folder = open(box);
                IMAPITable table = folder.getContentsTable()) {
            table.setColumns(List.of(PR.PR_ENTRYID));
            return table.queryRows(Integer.MAX_VALUE).stream()
                    .map(row -> row.entryId(PR.PR_ENTRYID).orElseThrow())
                    .toList();
        }
    }

    /** Saves a message; it is durable when this returns. */
    static void save(IMAPIFolder folder, Mail mail) throws MapiException {
        try (IMessage message = folder.createMessage()) {
            message.setProps(mail.all());
            message.saveChanges(SaveFlag.KEEP_OPEN_READONLY);
        }
    }

    @Override
    public void close() throws MapiException {
        logon.logoff();
        logon.close();
        provider.shutdown();
        stores.close();
    }
}
