// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.ms.engine.Change;
import org.mapi4osgi.ms.engine.ChangeLog;
import org.mapi4osgi.ms.engine.Db;
import org.mapi4osgi.ms.engine.FolderRow;
import org.mapi4osgi.ms.engine.Folders;
import org.mapi4osgi.ms.engine.Times;
import org.mapi4osgi.ms.notify.ChangeListener;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/**
 * A hierarchy table: the folders below one folder, in memory, as of the last commit whenever it is asked.
 *
 * <p>{@code lock} guards the rows' version; order of locks: view, then the table in memory.
 */
public final class HierarchyView extends TableWrapper implements ChangeListener {
    private static final int DT_FOLDER = 0x01000000;
    private static final int MAX_DEPTH = 100;

    private final TableSource source;
    private final long folder;
    private final boolean deep;
    private final MemoryTable<Binary> table;
    private final Object lock = new Object();

    /** All rows as of a change. */
    private record Fresh(long seq, Map<Binary, Props> rows) {}

    @GuardedBy("lock")
    private Map<Binary, Props> rows = Map.of();

    @GuardedBy("lock")
    private long seq = -1;

    private HierarchyView(TableSource source, long folder, boolean deep, MemoryTable<Binary> table, IMAPITable view) {
        super(view);
        this.source = source;
        this.folder = folder;
        this.deep = deep;
        this.table = table;
    }

    /**
     * Opens the table of a folder.
     *
     * @param source where it reads from
     * @param folder the folder's row
     * @param deep whether folders of all levels are listed
     */
    public static HierarchyView open(TableSource source, long folder, boolean deep) throws MapiException {
        MemoryTable<Binary> table = MemoryTable.builder(
                        PR.PR_INSTANCE_KEY,
                        PR.PR_ENTRYID,
                        PR.PR_INSTANCE_KEY,
                        PR.PR_DISPLAY_NAME,
                        PR.PR_COMMENT,
                        PR.PR_DEPTH,
                        PR.PR_OBJECT_TYPE,
                        PR.PR_DISPLAY_TYPE,
                        PR.PR_FOLDER_TYPE,
                        PR.PR_SUBFOLDERS,
                        PR.PR_CONTENT_COUNT,
                        PR.PR_CONTENT_UNREAD,
                        PR.PR_STATUS)
                .executor(source.bus())
                .build();
        HierarchyView view = new HierarchyView(source, folder, deep, table, table.getView(SortOrderSet.DEFAULT));
        view.prepare();
        source.bus().add(view);
        return view;
    }

    /** Brings the rows up to the last commit. */
    @Override
    protected void prepare() throws MapiException {
        synchronized (lock) {
            long known = seq;
            Fresh now = source.engine().snapshot("listing folders", db -> {
                long last = ChangeLog.last(db);
                return new Fresh(last, last == known ? Map.of() : fresh(db));
            });
            if (now.seq() != known) {
                update(now.rows());
                seq = now.seq();
            }
        }
    }

    @GuardedBy("lock")
    private void update(Map<Binary, Props> fresh) throws MapiException {
        List<Binary> gone = new ArrayList<>(rows.keySet());
        gone.removeAll(fresh.keySet());
        List<Binary> stayed = new ArrayList<>(rows.keySet());
        stayed.removeAll(gone);
        List<Binary> order = new ArrayList<>(fresh.keySet());
        order.retainAll(rows.keySet());
        if (!stayed.equals(order)) {
            // A folder has another name or place; its row has another place too.
            table.reload(fresh.values());
        } else {
            table.deleteRows(gone);
            List<Props> changed = new ArrayList<>();
            int position = 0;
            for (Map.Entry<Binary, Props> entry : fresh.entrySet()) {
                Props old = rows.get(entry.getKey());
                if (old == null) {
                    table.insertRow(position, entry.getValue());
                } else if (!old.equals(entry.getValue())) {
                    changed.add(entry.getValue());
                }
                position++;
            }
            if (!changed.isEmpty()) {
                table.modifyRows(changed);
            }
        }
        rows = fresh;
    }

    private Map<Binary, Props> fresh(Db db) throws SQLException, MapiException {
        Map<Binary, Props> all = new LinkedHashMap<>();
        FolderRow top = Folders.find(db, folder);
        if (top != null) {
            add(db, top, 0, all);
        }
        return all;
    }

    private void add(Db db, FolderRow parent, int depth, Map<Binary, Props> into) throws SQLException, MapiException {
        for (FolderRow row : Folders.children(db, parent.id())) {
            Binary key = InstanceKeys.of(row.id());
            into.put(key, props(row, parent, depth, key));
            if (deep && depth < MAX_DEPTH && row.subfolders() > 0) {
                add(db, row, depth + 1, into);
            }
        }
    }

    private Props props(FolderRow row, FolderRow parent, int depth, Binary key) throws MapiException {
        byte[] own = row.props();
        Props.Builder builder = (own.length == 0 ? Props.EMPTY : Props.parse(own, 0, own.length)).toBuilder();
        @Nullable String comment = row.comment();
        return builder.put(PR.PR_INSTANCE_KEY, key)
                .put(PR.PR_ENTRYID, source.folderId(row.id(), row.uid()).toBinary())
                .put(PR.PR_RECORD_KEY, row.uid().toBinary())
                .put(
                        PR.PR_PARENT_ENTRYID,
                        source.folderId(parent.id(), parent.uid()).toBinary())
                .put(PR.PR_DISPLAY_NAME, row.name())
                .put(PR.PR_COMMENT, comment == null ? "" : comment)
                .put(PR.PR_DEPTH, depth)
                .put(PR.PR_OBJECT_TYPE, ObjectType.MAPI_FOLDER.value())
                .put(PR.PR_DISPLAY_TYPE, DT_FOLDER)
                .put(PR.PR_FOLDER_TYPE, row.kind())
                .put(PR.PR_SUBFOLDERS, row.subfolders() > 0)
                .put(PR.PR_CONTENT_COUNT, row.total())
                .put(PR.PR_CONTENT_UNREAD, row.unread())
                .put(PR.PR_ASSOC_CONTENT_COUNT, row.associated())
                .put(PR.PR_STATUS, 0)
                .put(PR.PR_CREATION_TIME, Times.instant(row.created()))
                .put(PR.PR_LAST_MODIFICATION_TIME, Times.instant(row.modified()))
                .put(PR.PR_STORE_ENTRYID, source.storeEntryId())
                .put(PR.PR_STORE_RECORD_KEY, source.recordKey())
                .put(PR.PR_MAPPING_SIGNATURE, source.recordKey())
                .build();
    }

    @Override
    public void changed(List<Change> changes) {
        follow();
    }

    @Override
    public void lost() {
        follow();
    }

    private void follow() {
        try {
            prepare();
        } catch (MapiException e) {
            // The next call of the table fails with it, and tells the client.
            return;
        }
    }

    @Override
    public void close() {
        source.bus().remove(this);
        super.close();
    }
}
