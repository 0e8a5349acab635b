// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.mapi4osgi.api.Bookmark;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Notification;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.spooler.ToSpooler;
import org.mapi4osgi.tags.PR;

/**
 * The stores that the session's mail is in. Opened and closed on the control lane; may be looked at by any thread.
 */
final class Stores {
    private static final System.Logger LOG = System.getLogger(Stores.class.getName());
    private static final int MANY = 1000;

    private final SessionContext context;
    private final BiConsumer<StoreWatch, List<Notification>> changed;
    private final Map<MapiUid, ToSpooler.StoreOpened> unopened = new LinkedHashMap<>();
    private volatile Map<MapiUid, StoreWatch> open = Map.of();
    private volatile Optional<StoreWatch> defaultStore = Optional.empty();

    Stores(SessionContext context, BiConsumer<StoreWatch, List<Notification>> changed) {
        this.context = context;
        this.changed = changed;
    }

    /** Logs on to a store, if the spooler is not yet; one that fails is tried again by {@link #retry}. */
    Optional<StoreWatch> open(ToSpooler.StoreOpened record) {
        StoreWatch known = open.get(record.section());
        if (known != null) {
            known.paused = false;
            return Optional.empty();
        }
        try {
            StoreWatch watch = StoreWatch.open(
                    context,
                    record.section(),
                    context.connection().openStore(context.session(), record.store(), record.spoolSecurity()),
                    changed);
            add(watch);
            unopened.remove(record.section());
            LOG.log(
                    System.Logger.Level.INFO,
                    "session " + context.session() + ": store " + record.section() + " opened");
            return Optional.of(watch);
        } catch (MapiException | RuntimeException e) {
            unopened.put(record.section(), record);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "session " + context.session() + ": the spooler cannot open store " + record.section()
                            + ", and tries again: " + e);
            return Optional.empty();
        }
    }

    /** All that is needed of a store, or nothing: one that is half open would never be watched. */
    private void add(StoreWatch watch) throws MapiException {
        Map<MapiUid, StoreWatch> more = new LinkedHashMap<>(open);
        more.put(watch.section(), watch);
        open = more;
        boolean found = false;
        try {
            findDefault();
            found = true;
        } finally {
            if (!found) {
                close(watch);
            }
        }
    }

    /** Tries the stores again that could not be opened. */
    List<StoreWatch> retry() {
        return List.copyOf(unopened.values()).stream()
                .flatMap(record -> open(record).stream())
                .toList();
    }

    private void findDefault() throws MapiException {
        try (IMAPITable table = context.connection().getMsgStoresTable(context.session())) {
            table.setColumns(PR.PR_ENTRYID, PR.PR_INSTANCE_KEY, PR.PR_DEFAULT_STORE);
            table.seekRow(Bookmark.BOOKMARK_BEGINNING, 0);
            Optional<StoreWatch> found = Optional.empty();
            for (Props row : table.queryRows(MANY)) {
                if (row.get(PR.PR_DEFAULT_STORE).orElse(false)) {
                    found = open.values().stream()
                            .filter(watch -> row.get(PR.PR_INSTANCE_KEY)
                                    .filter(watch.section().toBinary()::equals)
                                    .isPresent())
                            .findFirst();
                }
            }
            defaultStore = found;
        }
    }

    List<StoreWatch> all() {
        return List.copyOf(open.values());
    }

    Optional<StoreWatch> find(MapiUid section) {
        return Optional.ofNullable(open.get(section));
    }

    /** Where mail arrives, if it is open. */
    Optional<StoreWatch> defaultStore() {
        return defaultStore;
    }

    void close(StoreWatch watch) {
        Map<MapiUid, StoreWatch> less = new LinkedHashMap<>(open);
        less.remove(watch.section());
        open = less;
        if (defaultStore.filter(watch::equals).isPresent()) {
            defaultStore = Optional.empty();
        }
        watch.close();
    }

    void closeAll() {
        unopened.clear();
        all().forEach(this::close);
    }
}
