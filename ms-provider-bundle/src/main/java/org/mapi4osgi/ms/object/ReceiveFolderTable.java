// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.ReceiveFolder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.engine.ReceiveFolders;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/** The receive folders of a store, one by one and as a table. */
final class ReceiveFolderTable {
    private static final int MAX_CLASS = 255;

    private final StoreContext context;

    ReceiveFolderTable(StoreContext context) {
        this.context = context;
    }

    void set(String messageClass, @Nullable EntryId entryId) throws MapiException {
        checkClass(messageClass);
        if (entryId == null) {
            context.engine().run("removing a receive folder", tx -> ReceiveFolders.remove(tx, messageClass));
            return;
        }
        ObjectId id = context.parse(entryId);
        if (id.type() != ObjectType.MAPI_FOLDER) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "a receive folder must be a folder");
        }
        context.engine().run("setting a receive folder", tx -> ReceiveFolders.set(tx, messageClass, id.row()));
    }

    private static void checkClass(String messageClass) throws MapiException {
        boolean ascii = messageClass.chars().allMatch(c -> c >= 32 && c < 127);
        if (!ascii || messageClass.endsWith(".") || messageClass.length() > MAX_CLASS) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER,
                    "a message class is ASCII, has at most " + MAX_CLASS + " characters and no dot at its end");
        }
    }

    ReceiveFolder find(String messageClass) throws MapiException {
        ReceiveFolders.Setting setting =
                context.engine().read("looking for a receive folder", db -> ReceiveFolders.find(db, messageClass));
        EntryId folder = context.folderId(setting.folder());
        if (folder == null) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "the receive folder was deleted just now; ask again");
        }
        return new ReceiveFolder(folder, setting.messageClass());
    }

    IMAPITable open() throws MapiException {
        Map<String, Long> all = context.engine().read("listing receive folders", ReceiveFolders::all);
        List<Props> rows = new ArrayList<>();
        for (Map.Entry<String, Long> entry : all.entrySet()) {
            EntryId folder = context.folderId(entry.getValue());
            if (folder != null) {
                rows.add(Props.builder()
                        .put(PR.PR_INSTANCE_KEY, key(entry.getKey()))
                        .put(PR.PR_ENTRYID, folder.toBinary())
                        .put(PR.PR_RECORD_KEY, ObjectId.parse(folder).uid().toBinary())
                        .put(PR.PR_MESSAGE_CLASS, entry.getKey())
                        .build());
            }
        }
        MemoryTable<Binary> table = MemoryTable.builder(
                        PR.PR_INSTANCE_KEY, PR.PR_ENTRYID, PR.PR_MESSAGE_CLASS, PR.PR_RECORD_KEY, PR.PR_INSTANCE_KEY)
                .snapshot()
                .build();
        table.modifyRows(rows);
        return table.getView(SortOrderSet.DEFAULT);
    }

    private static Binary key(String messageClass) {
        return Binary.of((messageClass + "\0").getBytes(StandardCharsets.US_ASCII));
    }
}
