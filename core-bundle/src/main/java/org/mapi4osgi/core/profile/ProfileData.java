// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;

/**
 * A profile as it is at one moment; immutable. The sections keep the order in which they were added, which is the
 * profile's order of services and providers.
 *
 * @param instance PR_SEARCH_KEY of MUID_PROFILE_INSTANCE: another one for each profile ever made
 * @param app whether it is an application's profile (MAPI_APP_PROFILE)
 * @param newName the name that the profile gets after its last session; null for none
 * @param transports the order that MsgServiceTransportOrder set; empty for none
 */
record ProfileData(
        String name,
        MapiUid instance,
        boolean app,
        @Nullable String newName,
        List<MapiUid> transports,
        Map<MapiUid, ProfileSection> sections) {
    ProfileData {
        transports = List.copyOf(transports);
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }

    static ProfileData create(String name, boolean app) {
        return new ProfileData(name, MapiUid.random(), app, null, List.of(), Map.of());
    }

    Optional<ProfileSection> section(MapiUid uid) {
        return Optional.ofNullable(sections.get(uid));
    }

    /** The sections of a kind that are neither deleted nor still being added, in order. */
    List<ProfileSection> live(SectionKind kind) {
        return sections.values().stream()
                .filter(s -> s.kind() == kind && !s.isDeleted() && !s.is(SectionMark.UNFINISHED))
                .toList();
    }

    /** The providers or extra sections of a service, those being added too, in order. */
    List<ProfileSection> ofService(MapiUid service, SectionKind kind) {
        return sections.values().stream()
                .filter(s -> s.kind() == kind && !s.isDeleted() && service.equals(s.owner()))
                .toList();
    }

    ProfileData with(ProfileSection section) {
        Map<MapiUid, ProfileSection> more = new LinkedHashMap<>(sections);
        more.put(section.uid(), section);
        return withSections(more);
    }

    ProfileData withAll(List<ProfileSection> added) {
        Map<MapiUid, ProfileSection> more = new LinkedHashMap<>(sections);
        added.forEach(s -> more.put(s.uid(), s));
        return withSections(more);
    }

    ProfileData map(UnaryOperator<ProfileSection> change) {
        Map<MapiUid, ProfileSection> changed = new LinkedHashMap<>();
        sections.forEach((uid, s) -> changed.put(uid, change.apply(s)));
        return withSections(changed);
    }

    ProfileData without(Predicate<ProfileSection> gone) {
        List<ProfileSection> rest = new ArrayList<>(sections.values());
        rest.removeIf(gone);
        Map<MapiUid, ProfileSection> left = new LinkedHashMap<>();
        rest.forEach(s -> left.put(s.uid(), s));
        return withSections(left);
    }

    /** Without what is in memory only. */
    ProfileData persistent() {
        return without(ProfileSection::isInMemoryOnly);
    }

    ProfileData withTransports(List<MapiUid> order) {
        return new ProfileData(name, instance, app, newName, order, sections);
    }

    ProfileData named(String other) {
        return new ProfileData(other, instance, app, null, transports, sections);
    }

    ProfileData toBeNamed(String other) {
        return new ProfileData(name, instance, app, other, transports, sections);
    }

    private ProfileData withSections(Map<MapiUid, ProfileSection> other) {
        return new ProfileData(name, instance, app, newName, transports, other);
    }
}
