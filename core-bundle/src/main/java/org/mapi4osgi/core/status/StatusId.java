// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.status;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/**
 * What the entry ID of a status row says: one of MAPI's own rows, or the row of a provider.
 *
 * @param resourceType PR_RESOURCE_TYPE of MAPI's row; 0 for a provider's
 * @param section the provider's profile section; null for MAPI's row
 */
public record StatusId(int resourceType, @Nullable MapiUid section) {
    private static final MapiUid STATUS_UID = MapiUid.ofGuid("5C0F0B4E-7A52-4E8B-9E0C-6D6170697374");

    static StatusId own(int resourceType) {
        return new StatusId(resourceType, null);
    }

    /** The row of a provider. */
    public static StatusId of(MapiUid section) {
        return new StatusId(0, section);
    }

    /** Takes an entry ID apart; empty if it is not one of a status row. */
    public static Optional<StatusId> parse(EntryId id) {
        if (!id.isRoutable() || id.uidHigh() != STATUS_UID.high() || id.uidLow() != STATUS_UID.low()) {
            return Optional.empty();
        }
        Binary locator = id.locator();
        if (locator.size() == 1) {
            return Optional.of(own(locator.byteAt(0)));
        }
        try {
            return Optional.of(of(MapiUid.parse(locator)));
        } catch (MapiException e) {
            return Optional.empty();
        }
    }

    /** The entry ID. */
    EntryId toEntryId() {
        return EntryId.compose(STATUS_UID, key());
    }

    /** PR_INSTANCE_KEY. */
    Binary key() {
        return section == null ? Binary.of(new byte[] {(byte) resourceType}) : section.toBinary();
    }
}
