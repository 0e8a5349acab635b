// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

/** Keeps the flags of services in step with those of their providers. */
final class ServiceFlags {
    private ServiceFlags() {}

    /** Sets SERVICE_DEFAULT_STORE and the two flags of identity from the providers as they are now. */
    static ProfileData settle(ProfileData data) {
        return data.map(s -> s.kind() == SectionKind.SERVICE ? settle(data, s) : s);
    }

    private static ProfileSection settle(ProfileData data, ProfileSection service) {
        int flags = 0;
        for (ProfileSection provider : data.ofService(service.uid(), SectionKind.PROVIDER)) {
            flags |= provider.resourceFlags();
        }
        int set = (flags & ResourceFlags.STATUS_DEFAULT_STORE) != 0 ? ResourceFlags.SERVICE_DEFAULT_STORE : 0;
        set |= (flags & ResourceFlags.STATUS_PRIMARY_IDENTITY) != 0
                ? ResourceFlags.SERVICE_PRIMARY_IDENTITY
                : ResourceFlags.SERVICE_NO_PRIMARY_IDENTITY;
        int governed = ResourceFlags.SERVICE_DEFAULT_STORE
                | ResourceFlags.SERVICE_PRIMARY_IDENTITY
                | ResourceFlags.SERVICE_NO_PRIMARY_IDENTITY;
        return service.withFlags(set, governed);
    }
}
