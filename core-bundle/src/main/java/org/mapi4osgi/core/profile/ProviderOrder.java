// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.tags.PR;

/**
 * The order of the providers of a profile. Transports: those that MsgServiceTransportOrder named, in its order; then the
 * others as they were added, but last those that wish to be (STATUS_XP_PREFER_LAST). All others: as they were added.
 */
final class ProviderOrder {
    private ProviderOrder() {}

    /** The live providers of a kind. */
    static List<ProviderEntry> of(ProfileData data, ProviderKind kind) {
        List<ProviderEntry> entries = new ArrayList<>();
        for (ProfileSection s : sections(data, ProviderEntry.resourceType(kind))) {
            entries.add(new ProviderEntry(
                    s.uid(),
                    s.owner(),
                    kind,
                    s.text(PR.PR_PROVIDER_DLL_NAME),
                    s.bundle(),
                    s.resourceFlags(),
                    s.text(PR.PR_DISPLAY_NAME),
                    entries.size()));
        }
        return List.copyOf(entries);
    }

    /** PR_PROVIDER_ORDINAL: a provider's place among those of its type; one that is being added comes after them. */
    static int ordinal(ProfileData data, ProfileSection provider) {
        List<ProfileSection> same = sections(data, resourceType(provider));
        int place = same.indexOf(provider);
        return place < 0 ? same.size() : place;
    }

    private static List<ProfileSection> sections(ProfileData data, int resourceType) {
        List<ProfileSection> sections = new ArrayList<>(data.live(SectionKind.PROVIDER));
        sections.removeIf(s -> resourceType(s) != resourceType);
        if (resourceType == ResourceFlags.MAPI_TRANSPORT_PROVIDER) {
            sections.sort(Comparator.comparingInt(s -> rank(data, s)));
        }
        return sections;
    }

    private static int resourceType(ProfileSection provider) {
        return provider.props().get(PR.PR_RESOURCE_TYPE).orElse(0);
    }

    private static int rank(ProfileData data, ProfileSection transport) {
        int named = data.transports().indexOf(transport.uid());
        if (named >= 0) {
            return named;
        }
        boolean last = (transport.resourceFlags() & ResourceFlags.STATUS_XP_PREFER_LAST) != 0;
        return data.transports().size() + (last ? 1 : 0);
    }
}
