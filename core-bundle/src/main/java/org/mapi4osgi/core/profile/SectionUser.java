// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;

/**
 * Who opens a section.
 *
 * @param section the provider's or the service's own section; null for a client
 */
public record SectionUser(Role role, @Nullable MapiUid section) {
    /** The parts that open sections. */
    public enum Role {
        /** A client: sections of providers need MAPI_FORCE_ACCESS. */
        CLIENT,
        /** A provider, by its support object: what tells MAPI how to load it is read-only. */
        PROVIDER,
        /** A service's entry function. */
        SERVICE
    }

    /** A client. */
    public static final SectionUser CLIENT = new SectionUser(Role.CLIENT, null);

    /** A provider that is logged on to a section. */
    public static SectionUser provider(MapiUid section) {
        return new SectionUser(Role.PROVIDER, section);
    }

    /** The entry function of a service. */
    public static SectionUser service(MapiUid service) {
        return new SectionUser(Role.SERVICE, service);
    }
}
