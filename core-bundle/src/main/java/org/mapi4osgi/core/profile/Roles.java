// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.tags.PR;

/**
 * Who has the roles of a profile: the one default store, the one primary identity. A new profile's first provider that
 * can has the role; a later one has it if it is free; if the one that has it goes, the next that can takes over (SVC-21,
 * SVC-22). The flags of services follow those of their providers.
 */
final class Roles {
    private static final int IDENTITY = ResourceFlags.STATUS_PRIMARY_IDENTITY;
    private static final int DEFAULT_STORE = ResourceFlags.STATUS_DEFAULT_STORE;

    private Roles() {}

    /** After providers were added, which may all claim a role. */
    static ProfileData added(ProfileData data, List<MapiUid> added) {
        ProfileData next = one(data, IDENTITY, added, s -> s.is(SectionMark.CAN_IDENTIFY));
        return settle(one(next, DEFAULT_STORE, added, Roles::canBeDefault));
    }

    private static ProfileData one(ProfileData data, int role, List<MapiUid> added, Predicate<ProfileSection> can) {
        boolean taken = providers(data).anyMatch(s -> !added.contains(s.uid()) && (s.resourceFlags() & role) != 0);
        Optional<MapiUid> chosen = taken
                ? Optional.empty()
                : providers(data)
                        .filter(s -> added.contains(s.uid()) && can.test(s))
                        .map(ProfileSection::uid)
                        .findFirst();
        return data.map(s -> s.kind() != SectionKind.PROVIDER || !added.contains(s.uid())
                ? s
                : chosen.filter(s.uid()::equals).isPresent() ? s.withFlags(role, 0) : s.withFlags(0, role));
    }

    /** After providers were deleted; {@code before} is the profile as it was with them. */
    static ProfileData removed(ProfileData before, ProfileData data) {
        ProfileData next = inherit(before, data, IDENTITY, s -> s.is(SectionMark.CAN_IDENTIFY));
        return settle(inherit(before, next, DEFAULT_STORE, Roles::canBeDefault));
    }

    private static ProfileData inherit(ProfileData before, ProfileData data, int role, Predicate<ProfileSection> can) {
        Predicate<ProfileSection> has = s -> (s.resourceFlags() & role) != 0;
        if (providers(before).noneMatch(has) || providers(data).anyMatch(has)) {
            return data;
        }
        return providers(data)
                .filter(can)
                .findFirst()
                .map(heir -> data.with(heir.withFlags(role, 0)))
                .orElse(data);
    }

    private static java.util.stream.Stream<ProfileSection> providers(ProfileData data) {
        return data.sections().values().stream()
                .filter(s -> s.kind() == SectionKind.PROVIDER && !s.isDeleted() && !s.is(SectionMark.TEMPORARY));
    }

    private static boolean canBeDefault(ProfileSection section) {
        return section.props().get(PR.PR_RESOURCE_TYPE).orElse(0) == ResourceFlags.MAPI_STORE_PROVIDER
                && (section.resourceFlags() & ResourceFlags.STATUS_NO_DEFAULT_STORE) == 0;
    }

    /** Gives the primary identity to all providers of a service that can have it; null takes it from all. */
    static ProfileData identify(ProfileData data, @org.jspecify.annotations.Nullable MapiUid service) {
        return settle(data.map(s -> s.kind() != SectionKind.PROVIDER
                ? s
                : service != null
                                && service.equals(s.owner())
                                && (s.resourceFlags() & ResourceFlags.STATUS_NO_PRIMARY_IDENTITY) == 0
                        ? s.withFlags(IDENTITY, 0)
                        : s.withFlags(0, IDENTITY)));
    }

    /** Sets SERVICE_DEFAULT_STORE and the two flags of identity from the providers as they are now. */
    static ProfileData settle(ProfileData data) {
        return data.map(s -> s.kind() == SectionKind.SERVICE ? settle(data, s) : s);
    }

    private static ProfileSection settle(ProfileData data, ProfileSection service) {
        int flags = 0;
        for (ProfileSection provider : data.ofService(service.uid(), SectionKind.PROVIDER)) {
            flags |= provider.resourceFlags();
        }
        int set = (flags & DEFAULT_STORE) != 0 ? ResourceFlags.SERVICE_DEFAULT_STORE : 0;
        set |= (flags & IDENTITY) != 0
                ? ResourceFlags.SERVICE_PRIMARY_IDENTITY
                : ResourceFlags.SERVICE_NO_PRIMARY_IDENTITY;
        int governed = ResourceFlags.SERVICE_DEFAULT_STORE
                | ResourceFlags.SERVICE_PRIMARY_IDENTITY
                | ResourceFlags.SERVICE_NO_PRIMARY_IDENTITY;
        return service.withFlags(set, governed);
    }
}
