// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.IMAPITable;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropValue;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.SortOrder;
import org.mapi4osgi.api.SortOrderSet;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.MemoryTable;

/** The static tables of profiles, services and providers: each shows the moment when it was opened. */
final class ProfileTables {
    private static final PropTag<?>[] PROFILE = {PR.PR_DISPLAY_NAME, PR.PR_DEFAULT_PROFILE};
    private static final PropTag<?>[] SERVICE = {
        PR.PR_DISPLAY_NAME,
        PR.PR_INSTANCE_KEY,
        PR.PR_RESOURCE_FLAGS,
        PR.PR_SERVICE_DLL_NAME,
        PR.PR_SERVICE_ENTRY_NAME,
        PR.PR_SERVICE_NAME,
        PR.PR_SERVICE_SUPPORT_FILES,
        PR.PR_SERVICE_UID
    };
    private static final PropTag<?>[] PROVIDER = {
        PR.PR_DISPLAY_NAME,
        PR.PR_INSTANCE_KEY,
        PR.PR_PROVIDER_DISPLAY,
        PR.PR_PROVIDER_DLL_NAME,
        PR.PR_PROVIDER_ORDINAL,
        PR.PR_PROVIDER_UID,
        PR.PR_RESOURCE_FLAGS,
        PR.PR_RESOURCE_TYPE,
        PR.PR_SERVICE_NAME,
        PR.PR_SERVICE_UID
    };

    private ProfileTables() {}

    /** The profile table (PROF-08 to PROF-10). */
    static IMAPITable profiles(List<ProfileStore.Listing> listings) throws MapiException {
        List<Props> rows = new ArrayList<>();
        for (ProfileStore.Listing listing : listings) {
            rows.add(Props.builder()
                    .put(PR.PR_DISPLAY_NAME, listing.name())
                    .put(PR.PR_DEFAULT_PROFILE, listing.isDefault())
                    .put(PR.PR_INSTANCE_KEY, listing.instance().toBinary())
                    .build());
        }
        return table(rows, SortOrderSet.of(SortOrder.ascending(PR.PR_DISPLAY_NAME)), PROFILE);
    }

    /** The message service table, by names (SVC-13). */
    static IMAPITable services(ProfileData data) throws MapiException {
        List<Props> rows = new ArrayList<>();
        for (ProfileSection service : data.live(SectionKind.SERVICE)) {
            rows.add(row(data, service).build());
        }
        return table(rows, SortOrderSet.of(SortOrder.ascending(PR.PR_DISPLAY_NAME)), SERVICE);
    }

    /** The provider table of a profile (SVC-14, SVC-15). */
    static IMAPITable providers(ProfileData data) throws MapiException {
        List<Props> rows = new ArrayList<>();
        for (ProfileSection provider : data.live(SectionKind.PROVIDER)) {
            if (!provider.is(SectionMark.TEMPORARY)) {
                rows.add(provider(data, provider));
            }
        }
        return table(rows, SortOrderSet.DEFAULT, PROVIDER);
    }

    /** The provider table of a service, with rows for extra sections (SVC-15). */
    static IMAPITable providersOf(ProfileData data, MapiUid service) throws MapiException {
        List<Props> rows = new ArrayList<>();
        for (ProfileSection provider : data.ofService(service, SectionKind.PROVIDER)) {
            rows.add(provider(data, provider));
        }
        for (ProfileSection extra : data.ofService(service, SectionKind.EXTRA)) {
            rows.add(row(data, extra)
                    .put(PR.PR_PROVIDER_UID, extra.uid().toBinary())
                    .putError(PR.PR_RESOURCE_TYPE, MapiCode.MAPI_E_NOT_FOUND)
                    .build());
        }
        return table(rows, SortOrderSet.DEFAULT, PROVIDER);
    }

    private static Props provider(ProfileData data, ProfileSection provider) {
        Props.Builder row = row(data, provider)
                .put(PR.PR_PROVIDER_UID, provider.uid().toBinary())
                .put(PR.PR_PROVIDER_ORDINAL, ProviderOrder.ordinal(data, provider));
        if (provider.owner() != null) {
            data.section(provider.owner()).ifPresent(s -> row.put(PR.PR_SERVICE_NAME, s.text(PR.PR_SERVICE_NAME)));
        }
        return row.build();
    }

    /** The properties of a section that everybody may see, as the start of a row. */
    private static Props.Builder row(ProfileData data, ProfileSection section) {
        Props.Builder row = Props.builder();
        for (PropValue<?> value : SectionRules.complete(data, section)) {
            if (!SectionRules.isSecret(value.tag())) {
                row.put(value);
            }
        }
        return row.put(PR.PR_INSTANCE_KEY, section.uid().toBinary());
    }

    private static IMAPITable table(List<Props> rows, SortOrderSet order, PropTag<?>... columns) throws MapiException {
        MemoryTable<Binary> table =
                MemoryTable.builder(PR.PR_INSTANCE_KEY, columns).snapshot().build();
        table.modifyRows(rows.stream().map(row -> only(row, columns)).toList());
        IMAPITable view = table.getView(order);
        view.setColumns(List.of(columns));
        return view;
    }

    /** A row of the table's columns and no others: those are all that a client is shown. */
    private static Props only(Props row, PropTag<?>... columns) {
        Props.Builder left = Props.builder();
        for (PropValue<?> value : row) {
            int id = value.tag().id();
            if (id == PR.PR_INSTANCE_KEY.id() || Arrays.stream(columns).anyMatch(c -> c.id() == id)) {
                left.put(value);
            }
        }
        return left.build();
    }
}
