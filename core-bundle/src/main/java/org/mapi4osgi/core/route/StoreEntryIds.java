// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.route;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.StoreEntryId;

/**
 * What a client's store entry ID says: the provider, and either its private store entry ID or, for a store whose provider
 * has not told one yet, the profile section that knows more.
 *
 * @param dllName PR_PROVIDER_DLL_NAME
 * @param privateId the provider's own store entry ID; null if {@code section} is there
 * @param section the profile section; null if {@code privateId} is there
 */
public record StoreEntryIds(
        String dllName,
        @Nullable EntryId privateId,
        @Nullable MapiUid section) {
    /** The runtime's own MAPIUID for private store entry IDs that name a profile section. */
    private static final MapiUid BY_SECTION = MapiUid.ofGuid("8E0C1F5B-0D8E-4C9E-9C7E-6D6170693473");

    /**
     * Takes a store entry ID apart.
     *
     * @param id the wrapped entry ID
     * @return its parts
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_INVALID_ENTRYID: not a wrapped store entry ID, or one that should name a profile section and does not
     *     </ul>
     */
    public static StoreEntryIds unwrap(EntryId id) throws MapiException {
        StoreEntryId wrapped = StoreEntryId.parse(id);
        EntryId inner = wrapped.privateId();
        Optional<MapiUid> uid = inner.isRoutable() ? inner.uid() : Optional.empty();
        if (uid.isPresent() && uid.get().equals(BY_SECTION)) {
            return new StoreEntryIds(wrapped.dllName(), null, section(inner));
        }
        return new StoreEntryIds(wrapped.dllName(), inner, null);
    }

    private static MapiUid section(EntryId inner) throws MapiException {
        Binary locator = inner.locator();
        if (locator.size() != MapiUid.SIZE) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_ENTRYID,
                    "a store entry ID names its profile section by 16 bytes, not by " + locator.size());
        }
        return MapiUid.parse(locator);
    }

    /**
     * The entry ID of a store whose provider has not put PR_ENTRYID into its profile section yet.
     *
     * @param dllName PR_PROVIDER_DLL_NAME
     * @param section the profile section
     * @return a wrapped entry ID that clients may pass to OpenMsgStore
     */
    public static EntryId forSection(String dllName, MapiUid section) {
        return new StoreEntryId(dllName, EntryId.compose(BY_SECTION, section.toBinary())).wrap();
    }
}
