// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.Set;
import org.mapi4osgi.ab.store.Duplicates;
import org.mapi4osgi.api.CreateEntryFlag;
import org.mapi4osgi.api.Props;

/**
 * How an entry is being made.
 *
 * @param parent the row of its container
 * @param initial what it starts with
 * @param flags how to treat duplicates, when it is saved
 */
record NewEntry(long parent, Props initial, Set<CreateEntryFlag> flags) {
    /** What it must not repeat. To replace an entry that only has the same name must be asked for. */
    Duplicates duplicates() {
        if (flags.contains(CreateEntryFlag.CREATE_CHECK_DUP_STRICT)) {
            return Duplicates.BY_NAME_AND_ADDRESS;
        }
        if (flags.contains(CreateEntryFlag.CREATE_CHECK_DUP_LOOSE)) {
            return Duplicates.BY_NAME;
        }
        return replace() ? Duplicates.BY_NAME_AND_ADDRESS : Duplicates.ALLOWED;
    }

    boolean replace() {
        return flags.contains(CreateEntryFlag.CREATE_REPLACE);
    }
}
