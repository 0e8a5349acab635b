// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** Makes the sections of a service: from what mapisvc.inf says, or as a copy of another one's. */
final class ServiceSections {
    private ServiceSections() {}

    /** The sections of a service that is being added: its own first, then those of its providers. */
    static List<ProfileSection> describe(
            ServiceDescription service, MapiUid uid, @Nullable String displayName, ProfileData data) {
        List<ProfileSection> sections = new ArrayList<>();
        Props props = service.props();
        if (!props.has(PR.PR_DISPLAY_NAME)) {
            String label = service.label().isEmpty() ? service.name() : service.label();
            props = props.with(PR.PR_DISPLAY_NAME, displayName == null ? label : displayName);
        }
        int flags = props.get(PR.PR_RESOURCE_FLAGS).orElse(0);
        Set<SectionMark> marks = (flags & ResourceFlags.SERVICE_NO_PRIMARY_IDENTITY) == 0
                ? Set.of(SectionMark.UNFINISHED)
                : Set.of(SectionMark.UNFINISHED, SectionMark.CANNOT_IDENTIFY);
        sections.add(new ProfileSection(uid, SectionKind.SERVICE, null, service.bundle(), marks, props));
        for (ServiceDescription.Provider provider : service.providers()) {
            sections.add(provider(provider, uid, service.bundle()));
        }
        for (ServiceDescription.Extra extra : service.extras()) {
            sections.add(new ProfileSection(
                    free(extra.uid(), data),
                    SectionKind.EXTRA,
                    uid,
                    service.bundle(),
                    Set.of(SectionMark.UNFINISHED),
                    extra.props()));
        }
        return sections;
    }

    /** The section of a provider that is being added. */
    static ProfileSection provider(ServiceDescription.Provider provider, MapiUid service, String bundle) {
        int flags = provider.props().get(PR.PR_RESOURCE_FLAGS).orElse(0);
        Set<SectionMark> marks = (flags & ResourceFlags.STATUS_PRIMARY_IDENTITY) == 0
                ? Set.of(SectionMark.UNFINISHED)
                : Set.of(SectionMark.UNFINISHED, SectionMark.CAN_IDENTIFY);
        return new ProfileSection(MapiUid.random(), SectionKind.PROVIDER, service, bundle, marks, provider.props());
    }

    /** The sections of a service, with other MAPIUIDs, for a profile that may be the same one. */
    static List<ProfileSection> copy(
            ProfileData from, ProfileSection service, MapiUid uid, @Nullable String displayName, ProfileData to) {
        Map<MapiUid, MapiUid> renamed = new HashMap<>();
        renamed.put(service.uid(), uid);
        List<ProfileSection> copies = new ArrayList<>();
        Props props = displayName == null ? service.props() : service.props().with(PR.PR_DISPLAY_NAME, displayName);
        copies.add(copy(service, uid, null).with(props));
        for (ProfileSection provider : from.ofService(service.uid(), SectionKind.PROVIDER)) {
            MapiUid other = MapiUid.random();
            renamed.put(provider.uid(), other);
            copies.add(copy(provider, other, uid));
        }
        for (ProfileSection section : from.sections().values()) {
            MapiUid owner = section.owner() == null ? null : renamed.get(section.owner());
            if (owner != null && section.kind() != SectionKind.PROVIDER && !section.isDeleted()) {
                copies.add(copy(section, free(section.uid(), to), owner));
            }
        }
        return copies;
    }

    private static ProfileSection copy(ProfileSection section, MapiUid uid, @Nullable MapiUid owner) {
        return new ProfileSection(uid, section.kind(), owner, section.bundle(), section.marks(), section.props());
    }

    /** A section that has a MAPIUID of its own choice keeps it where it can. */
    private static MapiUid free(MapiUid wanted, ProfileData data) {
        return data.section(wanted).isPresent() ? MapiUid.random() : wanted;
    }
}
