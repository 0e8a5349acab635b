// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.status;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.core.profile.Profile;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.profile.ResourceFlags;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/**
 * The message store table of a session: a row for each store of the profile, open or not, and for those that
 * ModifyProfile added; temporary ones are left out. Follows the profile.
 *
 * <p>The monitor guards what is shown and orders the changes; the table's own lock is taken under it, and its sinks only
 * queue.
 */
public final class StoreTable {
    private static final List<PropTag<?>> COPIED =
            List.of(PR.PR_MDB_PROVIDER, PR.PR_PROVIDER_DISPLAY, PR.PR_RECORD_KEY);

    private final MemoryTable<Binary> table = MemoryTable.builder(
                    PR.PR_INSTANCE_KEY,
                    PR.PR_DEFAULT_STORE,
                    PR.PR_DISPLAY_NAME,
                    PR.PR_ENTRYID,
                    PR.PR_INSTANCE_KEY,
                    PR.PR_MDB_PROVIDER,
                    PR.PR_OBJECT_TYPE,
                    PR.PR_PROVIDER_DISPLAY,
                    PR.PR_RECORD_KEY,
                    PR.PR_RESOURCE_FLAGS,
                    PR.PR_RESOURCE_TYPE)
            .build();
    private final Profile profile;
    private final Function<ProviderEntry, EntryId> unknownId;

    @GuardedBy("this")
    private final Set<MapiUid> shown = new LinkedHashSet<>();

    /** The Simple MAPI store of this session only; null if the profile's word counts. */
    @GuardedBy("this")
    private @Nullable MapiUid simpleStore;

    /**
     * A table of a profile's stores.
     *
     * @param profile the profile
     * @param unknownId the entry ID of a store whose provider has not told one yet
     */
    public StoreTable(Profile profile, Function<ProviderEntry, EntryId> unknownId) throws MapiException {
        this.profile = profile;
        this.unknownId = unknownId;
        refresh();
    }

    /** The profile changed. */
    public synchronized void refresh() throws MapiException {
        Set<MapiUid> gone = new HashSet<>(shown);
        List<Props> changed = new ArrayList<>();
        for (ProviderEntry entry : profile.providers(ProviderKind.MS)) {
            if (!entry.has(ResourceFlags.STATUS_TEMP_SECTION)) {
                gone.remove(entry.sectionUid());
                shown.add(entry.sectionUid());
                Props row = row(entry);
                if (!table.queryRow(entry.sectionUid().toBinary())
                        .filter(row::equals)
                        .isPresent()) {
                    changed.add(row);
                }
            }
        }
        table.modifyRows(changed);
        shown.removeAll(gone);
        table.deleteRows(gone.stream().map(MapiUid::toBinary).toList());
    }

    @GuardedBy("this")
    private Props row(ProviderEntry entry) {
        Props section = profile.properties(entry.sectionUid()).orElse(Props.EMPTY);
        EntryId id = section.entryId(PR.PR_ENTRYID).orElseGet(() -> unknownId.apply(entry));
        Props.Builder row = Props.of(PR.PR_INSTANCE_KEY, entry.sectionUid().toBinary())
                .with(PR.PR_DISPLAY_NAME, entry.displayName())
                .with(PR.PR_ENTRYID, id.toBinary())
                .with(PR.PR_DEFAULT_STORE, entry.has(ResourceFlags.STATUS_DEFAULT_STORE))
                .with(PR.PR_OBJECT_TYPE, ObjectType.MAPI_STORE.value())
                .with(PR.PR_RESOURCE_FLAGS, flags(entry))
                .with(PR.PR_RESOURCE_TYPE, ResourceFlags.MAPI_STORE_PROVIDER)
                .toBuilder();
        for (PropTag<?> tag : COPIED) {
            section.get(tag).ifPresent(value -> row.put(PropValue.ofUnchecked(tag, value)));
        }
        return row.build();
    }

    @GuardedBy("this")
    private int flags(ProviderEntry entry) {
        MapiUid simple = simpleStore;
        if (simple == null) {
            return entry.resourceFlags();
        }
        return simple.equals(entry.sectionUid())
                ? entry.resourceFlags() | ResourceFlags.STATUS_SIMPLE_STORE
                : entry.resourceFlags() & ~ResourceFlags.STATUS_SIMPLE_STORE;
    }

    /** MAPI_SIMPLE_STORE_TEMPORARY: a Simple MAPI store for this session; null gives the word back to the profile. */
    public synchronized void simpleStore(@Nullable MapiUid section) throws MapiException {
        simpleStore = section;
        refresh();
    }

    /** The table as clients see it. */
    public IMAPITable view() throws MapiException {
        return table.getView(SortOrderSet.DEFAULT);
    }
}
