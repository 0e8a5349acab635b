// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.HierarchyTableFlag;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.profile.Profile;
import org.mapi4osgi.tags.PR;

/**
 * Which containers are the personal one, the default one, and the ones where names are looked up, in this order: what a
 * client has set, kept in the profile, or what MAPI chooses.
 */
final class Containers {
    /** The profile section of the integrated address book. */
    static final MapiUid SECTION = MapiUid.ofGuid("3D7A9D1C-52F4-4B0B-8C11-6D6170697073");

    private static final int AB_RECIPIENTS = 0x1;
    private static final int AB_MODIFIABLE = 0x4;
    private static final int AB_NOT_DEFAULT = 0x20;
    private static final int DT_GLOBAL = 0x20000;
    private static final int BATCH = 200;

    private final Books books;
    private final Profile profile;

    Containers(Books books, Profile profile) {
        this.books = books;
        this.profile = profile;
    }

    private List<Props> all() throws MapiException {
        try (IMAPITable hierarchy = RootContainer.hierarchy(books, HierarchyTableFlag.CONVENIENT_DEPTH)) {
            return Rows.all(hierarchy, BATCH);
        }
    }

    private Props section() {
        return profile.properties(SECTION).orElse(Props.EMPTY);
    }

    private <T> void set(PropTag<T> tag, T value) throws MapiException {
        profile.update(SECTION, props -> props.with(tag, value));
    }

    Optional<EntryId> personal() throws MapiException {
        Optional<EntryId> set = section().entryId(PR.PR_AB_DEFAULT_PAB);
        return set.isPresent() ? set : first(all(), row -> hasFlags(row, AB_MODIFIABLE));
    }

    void personal(EntryId id) throws MapiException {
        set(PR.PR_AB_DEFAULT_PAB, id.toBinary());
    }

    Optional<EntryId> byDefault() throws MapiException {
        Optional<EntryId> set = section().entryId(PR.PR_AB_DEFAULT_DIR);
        if (set.isPresent()) {
            return set;
        }
        Optional<EntryId> personal = personal();
        Optional<EntryId> found = first(
                all(),
                row -> hasFlags(row, AB_RECIPIENTS)
                        && !hasFlags(row, AB_NOT_DEFAULT)
                        && !row.entryId(PR.PR_ENTRYID).equals(personal));
        return found.isPresent() ? found : personal;
    }

    void byDefault(EntryId id) throws MapiException {
        set(PR.PR_AB_DEFAULT_DIR, id.toBinary());
    }

    List<Props> searchPath() throws MapiException {
        Optional<List<Binary>> set = section().get(PR.PR_AB_SEARCH_PATH);
        List<Props> rows = all();
        List<Props> path = new ArrayList<>();
        if (set.isPresent()) {
            for (Binary id : set.get()) {
                path.add(row(rows, id));
            }
            return path;
        }
        first(rows, row -> hasFlags(row, AB_MODIFIABLE)).ifPresent(id -> path.add(row(rows, id.toBinary())));
        boolean global = false;
        for (Props row : rows) {
            if (row.get(PR.PR_DISPLAY_TYPE).orElse(0) == DT_GLOBAL) {
                global = true;
                row.get(PR.PR_ENTRYID).ifPresent(id -> addOnce(path, row(rows, id)));
            }
        }
        if (!global) {
            byDefault().ifPresent(id -> addOnce(path, row(rows, id.toBinary())));
        }
        return path;
    }

    private static void addOnce(List<Props> path, Props row) {
        if (!path.contains(row)) {
            path.add(row);
        }
    }

    /** A container's row with PR_ENTRYID first; of a container that is not there now, no more than that. */
    private static Props row(List<Props> rows, Binary id) {
        Props.Builder found = Props.of(PR.PR_ENTRYID, id).toBuilder();
        for (Props row : rows) {
            if (row.get(PR.PR_ENTRYID).equals(Optional.of(id))) {
                for (PropValue<?> property : row) {
                    if (!property.isError()) {
                        found.put(property);
                    }
                }
            }
        }
        return found.build();
    }

    void searchPath(List<Props> rows) throws MapiException {
        List<Binary> ids = new ArrayList<>();
        for (Props row : rows) {
            if (row.isEmpty() || row.tag(0).id() != PR.PR_ENTRYID.id() || !row.has(PR.PR_ENTRYID)) {
                throw new MapiException(
                        MapiCode.MAPI_E_MISSING_REQUIRED_COLUMN,
                        "each row of a search path must begin with PR_ENTRYID; row " + ids.size() + " does not");
            }
            row.get(PR.PR_ENTRYID).ifPresent(ids::add);
        }
        set(PR.PR_AB_SEARCH_PATH, List.copyOf(ids));
    }

    private static boolean hasFlags(Props row, int flags) {
        return (row.get(PR.PR_CONTAINER_FLAGS).orElse(0) & flags) == flags;
    }

    private static Optional<EntryId> first(List<Props> rows, Predicate<Props> wanted) {
        return rows.stream().filter(wanted).findFirst().flatMap(row -> row.entryId(PR.PR_ENTRYID));
    }
}
