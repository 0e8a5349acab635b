// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import org.mapi4osgi.ab.AddressBookIdTarget;
import org.mapi4osgi.core.profile.MapiSvcInfTarget;
import org.mapi4osgi.core.profile.ProfileTarget;

/** All targets. */
final class Targets {
    static final List<Target> ALL = List.of(
            new EntryIdTarget(),
            new OneOffTarget(),
            new StoreEntryIdTarget(),
            new StoreObjectIdTarget(),
            new AddressBookIdTarget(),
            new FlatEntryListTarget(),
            new PropsTarget(),
            new LayoutPropsTarget(),
            new RestrictionTarget(),
            new LayoutRestrictionTarget(),
            new ToSpoolerTarget(),
            new ToRuntimeTarget(),
            new DisplayControlTarget(),
            new CollapseStateTarget(),
            new ProfileTarget(),
            new MapiSvcInfTarget(),
            new CompressedRtfTarget(),
            new RtfTarget(),
            new TnefTarget(),
            new MailTarget(),
            new SkeletonTarget(),
            ContactTarget.VCARD,
            ContactTarget.LDIF);

    private Targets() {}

    static Target named(String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no target '" + name + "'"));
    }
}
