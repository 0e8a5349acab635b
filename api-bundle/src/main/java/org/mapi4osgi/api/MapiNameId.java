// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * MAPINAMEID: the name of a named property, an integer or a string within a property set.
 *
 * @param propertySet the property set's GUID
 * @param id the integer name; 0 if the name is a string
 * @param name the string name; null if the name is an integer
 */
public record MapiNameId(
        MapiUid propertySet, int id, @Nullable String name) {
    /** PS_PUBLIC_STRINGS: the property set of names that applications share. */
    public static final MapiUid PS_PUBLIC_STRINGS = MapiUid.ofGuid("00020329-0000-0000-C000-000000000046");

    /** PS_MAPI: the set of the properties with fixed identifiers. */
    public static final MapiUid PS_MAPI = MapiUid.ofGuid("00020328-0000-0000-C000-000000000046");

    /** PS_INTERNET_HEADERS: the property set of mail header fields. */
    public static final MapiUid PS_INTERNET_HEADERS = MapiUid.ofGuid("00020386-0000-0000-C000-000000000046");

    /**
     * Checks the components.
     *
     * @param propertySet the property set's GUID
     * @param id the integer name; 0 if the name is a string
     * @param name the string name; null if the name is an integer
     * @throws IllegalArgumentException if there are both a string and an integer
     */
    public MapiNameId {
        Objects.requireNonNull(propertySet, "propertySet");
        if (name != null && id != 0) {
            throw new IllegalArgumentException(
                    "a name is an integer or a string, not both: %d, %s".formatted(id, name));
        }
    }

    /**
     * A string name (MNID_STRING).
     *
     * @param propertySet the property set's GUID
     * @param name the name
     * @return the name
     */
    public static MapiNameId of(MapiUid propertySet, String name) {
        return new MapiNameId(propertySet, 0, Objects.requireNonNull(name));
    }

    /**
     * An integer name (MNID_ID).
     *
     * @param propertySet the property set's GUID
     * @param id the name
     * @return the name
     */
    public static MapiNameId of(MapiUid propertySet, int id) {
        return new MapiNameId(propertySet, id, null);
    }
}
