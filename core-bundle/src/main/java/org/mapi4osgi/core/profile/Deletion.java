// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.function.Predicate;
import org.mapi4osgi.api.MapiUid;

/** Takes sections out of a profile: at once, or, while a provider of theirs is in use, with the last use. */
final class Deletion {
    private Deletion() {}

    /** Marks a section and all that belong to it. */
    static ProfileData mark(ProfileData data, MapiUid uid) {
        return data.map(s -> belongs(data, s, uid) ? s.with(SectionMark.DELETED) : s);
    }

    /** Removes what is marked and not in use. */
    static ProfileData purge(ProfileData data, Predicate<MapiUid> inUse) {
        return data.without(s -> s.isDeleted() && !isBusy(data, s, inUse));
    }

    /** Whether a section is another one, or is of that service, or was made by one of that service's providers. */
    private static boolean belongs(ProfileData data, ProfileSection section, MapiUid uid) {
        return section.uid().equals(uid)
                || section.owner() != null
                        && (section.owner().equals(uid)
                                || data.section(section.owner())
                                        .filter(o -> uid.equals(o.owner()))
                                        .isPresent());
    }

    private static boolean isBusy(ProfileData data, ProfileSection section, Predicate<MapiUid> inUse) {
        MapiUid top = section.kind() == SectionKind.EXTRA && section.owner() != null ? section.owner() : section.uid();
        return inUse.test(section.uid())
                || section.owner() != null && inUse.test(section.owner())
                || data.sections().values().stream().anyMatch(s -> inUse.test(s.uid()) && belongs(data, s, top));
    }
}
