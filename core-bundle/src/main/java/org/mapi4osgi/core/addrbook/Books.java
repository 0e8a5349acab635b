// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.addrbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.core.handle.AddressBookDoor;

/** The address book providers of a session. */
public interface Books {
    /** Those that are logged on, in the profile's order; logs on those that are not yet. */
    List<AddressBookDoor> all() throws MapiException;

    /** The provider that an entry ID belongs to; null if it belongs to none. */
    @Nullable
    AddressBookDoor route(EntryId id) throws MapiException;
}
