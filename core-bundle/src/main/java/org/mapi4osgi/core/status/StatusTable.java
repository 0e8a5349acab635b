// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.status;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.profile.ResourceFlags;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/**
 * The status table of a session: MAPI's three rows and those of the providers. Clients that logged on with MAPI_NO_MAIL see
 * no transports and a spooler that does not work (LOGON-28, LOGON-29), though they share the session with others.
 *
 * <p>The monitor guards the providers' rows and orders the changes of the two tables; the tables' own locks are taken
 * under it, and their sinks only queue.
 */
public final class StatusTable {
    private static final List<PropTag<?>> COLUMNS = List.of(
            PR.PR_DISPLAY_NAME,
            PR.PR_STATUS_CODE,
            PR.PR_STATUS_STRING,
            PR.PR_RESOURCE_METHODS,
            PR.PR_PROVIDER_DLL_NAME,
            PR.PR_RESOURCE_FLAGS,
            PR.PR_RESOURCE_TYPE,
            PR.PR_ENTRYID,
            PR.PR_INSTANCE_KEY,
            PR.PR_OBJECT_TYPE,
            PR.PR_ROWID);
    private static final String DLL = "mapi";
    private static final int FIRST_PROVIDER_ROW = 3;

    private final MemoryTable<Binary> mail = table();
    private final MemoryTable<Binary> noMail = table();

    @GuardedBy("this")
    private final Map<MapiUid, Props> ofProviders = new LinkedHashMap<>();

    @GuardedBy("this")
    private final Map<MapiUid, ProviderEntry> entries = new LinkedHashMap<>();

    @GuardedBy("this")
    private int lastRowId = FIRST_PROVIDER_ROW - 1;

    @GuardedBy("this")
    private long spoolerVersion;

    private static MemoryTable<Binary> table() {
        return MemoryTable.builder(PR.PR_INSTANCE_KEY, COLUMNS.toArray(new PropTag<?>[0]))
                .build();
    }

    /** A table with MAPI's own rows; the spooler is not there yet. */
    public StatusTable() throws MapiException {
        Props subsystem = own(0, StatusCode.MAPI_SUBSYSTEM, "MAPI Subsystem", StatusCode.STATUS_AVAILABLE, "");
        Props book = own(2, StatusCode.MAPI_AB, "MAPI Address Book", StatusCode.STATUS_AVAILABLE, "");
        Props absent = spoolerRow(StatusCode.STATUS_FAILURE, "No mail is sent or received.");
        mail.modifyRows(List.of(subsystem, absent, book));
        noMail.modifyRows(List.of(subsystem, absent, book));
    }

    private static Props spoolerRow(int code, String text) {
        return own(1, StatusCode.MAPI_SPOOLER, "MAPI Spooler", code, text);
    }

    /**
     * The spooler's row changed; those without mail see none of it (LOGON-29).
     *
     * @param version later news have a higher one; older ones are ignored
     * @param code PR_STATUS_CODE
     * @param text PR_STATUS_STRING
     */
    public synchronized void spooler(long version, int code, String text) throws MapiException {
        if (version >= spoolerVersion) {
            spoolerVersion = version;
            mail.modifyRow(spoolerRow(code, text));
        }
    }

    private static Props own(int rowId, int type, String name, int code, String text) {
        int methods = StatusCode.STATUS_VALIDATE_STATE
                | (type == StatusCode.MAPI_SPOOLER ? StatusCode.STATUS_FLUSH_QUEUES : 0);
        StatusId id = StatusId.own(type);
        return computed(
                id,
                rowId,
                Props.of(PR.PR_DISPLAY_NAME, name)
                        .with(PR.PR_STATUS_CODE, code)
                        .with(PR.PR_STATUS_STRING, text)
                        .with(PR.PR_RESOURCE_METHODS, methods)
                        .with(PR.PR_PROVIDER_DLL_NAME, DLL)
                        .with(PR.PR_RESOURCE_FLAGS, ResourceFlags.STATUS_NO_PRIMARY_IDENTITY)
                        .with(PR.PR_RESOURCE_TYPE, type));
    }

    private static Props computed(StatusId id, int rowId, Props columns) {
        return columns.with(PR.PR_ENTRYID, id.toEntryId().toBinary())
                .with(PR.PR_INSTANCE_KEY, id.key())
                .with(PR.PR_OBJECT_TYPE, ObjectType.MAPI_STATUS.value())
                .with(PR.PR_ROWID, rowId);
    }

    /**
     * ModifyStatusRow.
     *
     * @param entry the provider
     * @param columns its columns
     * @param update STATUSROW_UPDATE: the other columns keep their values
     */
    public synchronized void modify(ProviderEntry entry, Props columns, boolean update) throws MapiException {
        Props old = ofProviders.get(entry.sectionUid());
        Props.Builder row = update && old != null ? old.toBuilder() : defaults(entry, old);
        columns.forEach(row::put);
        entries.put(entry.sectionUid(), entry);
        put(entry, row.build());
    }

    @GuardedBy("this")
    private Props.Builder defaults(ProviderEntry entry, @Nullable Props old) {
        int rowId = old == null ? ++lastRowId : old.get(PR.PR_ROWID).orElse(0);
        return Props.of(PR.PR_DISPLAY_NAME, entry.displayName())
                .with(PR.PR_STATUS_CODE, StatusCode.STATUS_AVAILABLE)
                .with(PR.PR_RESOURCE_METHODS, 0)
                .with(PR.PR_ROWID, rowId)
                .toBuilder();
    }

    @GuardedBy("this")
    private void put(ProviderEntry entry, Props columns) throws MapiException {
        Props row = computed(
                        StatusId.of(entry.sectionUid()),
                        columns.get(PR.PR_ROWID).orElse(0),
                        columns)
                .with(PR.PR_PROVIDER_DLL_NAME, entry.dllName())
                .with(PR.PR_RESOURCE_FLAGS, entry.resourceFlags())
                .with(PR.PR_RESOURCE_TYPE, resourceType(entry.kind()));
        ofProviders.put(entry.sectionUid(), row);
        mail.modifyRow(row);
        if (entry.kind() != ProviderKind.XP) {
            noMail.modifyRow(row);
        }
    }

    private static int resourceType(ProviderKind kind) {
        return switch (kind) {
            case AB -> ResourceFlags.MAPI_AB_PROVIDER;
            case MS -> ResourceFlags.MAPI_STORE_PROVIDER;
            case XP -> ResourceFlags.MAPI_TRANSPORT_PROVIDER;
        };
    }

    /** Removes a provider's row, if it has one. */
    public synchronized void remove(MapiUid section) {
        if (ofProviders.remove(section) != null) {
            entries.remove(section);
            mail.deleteRow(section.toBinary());
            noMail.deleteRow(section.toBinary());
        }
    }

    /** The profile changed: takes over PR_RESOURCE_FLAGS. */
    public synchronized void refresh(List<ProviderEntry> current) throws MapiException {
        for (ProviderEntry entry : current) {
            Props row = ofProviders.get(entry.sectionUid());
            if (row != null && !entry.equals(entries.put(entry.sectionUid(), entry))) {
                put(entry, row);
            }
        }
    }

    /** The table as clients see it; those without mail see no transports. */
    public IMAPITable view(boolean withMail) throws MapiException {
        return (withMail ? mail : noMail).getView(SortOrderSet.DEFAULT);
    }

    /** A row; empty if there is none. */
    public Optional<Props> row(StatusId id, boolean withMail) {
        return (withMail ? mail : noMail).queryRow(id.key());
    }

    /** The rows of the providers, in the order in which they came. */
    public synchronized List<Props> providerRows() {
        return new ArrayList<>(ofProviders.values());
    }
}
