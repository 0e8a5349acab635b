// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.Identity;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.OneOffEntryId;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.core.profile.ResourceFlags;
import org.mapi4osgi.tags.PR;

/** QueryIdentity: who the user is, by the rows of the status table (STAT-09). */
final class IdentityFinder {
    private static final EntryId NOBODY =
            OneOffEntryId.of("MAPI user", "MAPI", "unknown").toEntryId();

    private IdentityFinder() {}

    static Identity find(List<Props> rows) {
        for (Props row : rows) {
            if ((row.get(PR.PR_RESOURCE_FLAGS).orElse(0) & ResourceFlags.STATUS_PRIMARY_IDENTITY) != 0) {
                return known(row.entryId(PR.PR_IDENTITY_ENTRYID).orElseGet(() -> oneOff(row)));
            }
        }
        for (Props row : rows) {
            Optional<EntryId> id = row.entryId(PR.PR_IDENTITY_ENTRYID);
            if (id.isPresent()) {
                return known(id.get());
            }
        }
        return new Identity(NOBODY, MapiCode.MAPI_W_NO_SERVICE);
    }

    private static Identity known(EntryId id) {
        return new Identity(id, MapiCode.S_OK);
    }

    /** Of a row that says who the user is, but gives no entry ID: its search key has type and address. */
    private static EntryId oneOff(Props row) {
        String name = row.get(PR.PR_IDENTITY_DISPLAY)
                .or(() -> row.get(PR.PR_DISPLAY_NAME))
                .orElse("MAPI user")
                .replace("\0", "");
        Binary key = row.get(PR.PR_IDENTITY_SEARCH_KEY).orElse(Binary.EMPTY);
        String address = new String(key.toBytes(), StandardCharsets.UTF_8).replace("\0", "");
        int colon = address.indexOf(':');
        return colon > 0 && colon < address.length() - 1
                ? OneOffEntryId.of(name, address.substring(0, colon), address.substring(colon + 1))
                        .toEntryId()
                : OneOffEntryId.of(name, "MAPI", name).toEntryId();
    }
}
