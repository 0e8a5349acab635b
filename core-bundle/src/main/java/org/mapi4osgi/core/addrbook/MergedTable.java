// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EventType;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.QueryColumnsFlag;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.core.handle.Scope;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/**
 * One table of the rows of several providers' tables, which follows them. The providers' instance keys get the number of
 * the source before them, so that keys of two providers never meet.
 *
 * <p>The monitor orders the refreshes of the sources and guards the keys; the table's own lock is taken under it, and no
 * provider is called.
 */
final class MergedTable {
    private static final System.Logger LOG = System.getLogger(MergedTable.class.getName());
    private static final int BATCH = 200;

    private final Scope scope;
    private final MemoryTable<Binary> table;

    @GuardedBy("this")
    private final Map<Integer, Set<Binary>> keys = new HashMap<>();

    /** A provider's table; opened in the merged table's scope. */
    @FunctionalInterface
    interface Source {
        IMAPITable open(Scope scope) throws MapiException;
    }

    private MergedTable(Scope scope, List<PropTag<?>> columns) {
        this.scope = scope;
        table = MemoryTable.builder(PR.PR_INSTANCE_KEY, columns.toArray(new PropTag<?>[0]))
                .build();
    }

    /**
     * Merges tables.
     *
     * @param columns the columns that clients see first
     * @param own rows of MAPI's own, which come first
     * @param sources the providers' tables; one that cannot be had is left out
     * @return a view; closing it closes the providers' tables
     */
    static IMAPITable of(List<PropTag<?>> columns, List<Props> own, List<Source> sources) throws MapiException {
        MergedTable merged = new MergedTable(new Scope(), columns);
        merged.table.modifyRows(own);
        for (int i = 0; i < sources.size(); i++) {
            merged.add(i, sources.get(i));
        }
        return merged.table.getView(SortOrderSet.DEFAULT, merged.scope::close);
    }

    private void add(int number, Source source) {
        try {
            IMAPITable rows = source.open(scope);
            rows.setColumns(rows.queryColumns(QueryColumnsFlag.TBL_ALL_COLUMNS));
            refresh(number, rows);
            follow(number, rows);
        } catch (MapiException e) {
            LOG.log(System.Logger.Level.DEBUG, "a provider's rows are left out: " + e.getMessage());
        }
    }

    private void follow(int number, IMAPITable rows) throws MapiException {
        try {
            rows.advise(Set.of(EventType.fnevTableModified), events -> {
                try {
                    refresh(number, rows);
                } catch (MapiException e) {
                    LOG.log(System.Logger.Level.DEBUG, "a provider's rows cannot be read again: " + e.getMessage());
                }
            });
        } catch (MapiException e) {
            if (e.code() != MapiCode.MAPI_E_NO_SUPPORT) {
                throw e;
            }
        }
    }

    private void refresh(int number, IMAPITable source) throws MapiException {
        List<Props> rows = new ArrayList<>();
        for (Props row : Rows.all(source, BATCH)) {
            rows.add(row.with(PR.PR_INSTANCE_KEY, key(number, row)));
        }
        replace(number, rows);
    }

    private static Binary key(int number, Props row) {
        Binary key =
                row.get(PR.PR_INSTANCE_KEY).or(() -> row.get(PR.PR_ENTRYID)).orElse(Binary.EMPTY);
        byte[] bytes = new byte[key.size() + Integer.BYTES];
        ByteBuffer.wrap(bytes).putInt(number).put(key.asBuffer());
        return Binary.of(bytes);
    }

    private synchronized void replace(int number, List<Props> rows) throws MapiException {
        Set<Binary> gone = new HashSet<>(keys.getOrDefault(number, Set.of()));
        Set<Binary> present = new HashSet<>();
        List<Props> changed = new ArrayList<>();
        for (Props row : rows) {
            Binary key = row.get(PR.PR_INSTANCE_KEY).orElse(Binary.EMPTY);
            gone.remove(key);
            present.add(key);
            if (!table.queryRow(key).filter(row::equals).isPresent()) {
                changed.add(row);
            }
        }
        keys.put(number, present);
        table.modifyRows(changed);
        table.deleteRows(gone);
    }
}
