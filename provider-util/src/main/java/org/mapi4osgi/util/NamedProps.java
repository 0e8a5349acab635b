// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiNameId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.NameFlag;
import org.mapi4osgi.api.NamesFromIdsFlag;
import org.mapi4osgi.api.PropTag;

/**
 * The names of a provider's named properties, one mapping for all objects of a PR_MAPPING_SIGNATURE. Called by {@link
 * PropsObject} on the caller's thread, several at once; may block.
 */
public interface NamedProps {
    /**
     * GetIDsFromNames.
     *
     * @param names the names
     * @param flags MAPI_CREATE for names that have no identifier
     * @return a tag per name: PT_UNSPECIFIED, or PT_ERROR for a name without an identifier
     * @throws MapiException as {@link org.mapi4osgi.api.IMAPIProp#getIDsFromNames}
     */
    List<PropTag<?>> idsFromNames(List<MapiNameId> names, Set<NameFlag> flags) throws MapiException;

    /**
     * GetNamesFromIDs.
     *
     * @param tags the properties; null for all
     * @param propertySet names of this set only; null for any
     * @param flags kinds of names to leave out
     * @return the names of those that have one, in order
     * @throws MapiException as {@link org.mapi4osgi.api.IMAPIProp#getNamesFromIDs}
     */
    Map<PropTag<?>, MapiNameId> namesFromIds(
            @Nullable List<? extends PropTag<?>> tags, @Nullable MapiUid propertySet, Set<NamesFromIdsFlag> flags)
            throws MapiException;
}
