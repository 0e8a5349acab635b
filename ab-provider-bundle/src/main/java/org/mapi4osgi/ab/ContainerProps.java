// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** What containers have beside an entry's properties. */
final class ContainerProps {
    private ContainerProps() {}

    static Props of(MapiUid book, Props entry, boolean hasContainers) {
        int subcontainers = hasContainers ? AbFlags.AB_SUBCONTAINERS : 0;
        return entry.toBuilder()
                .put(PR.PR_CONTAINER_FLAGS, AbFlags.AB_RECIPIENTS | AbFlags.AB_MODIFIABLE | subcontainers)
                .put(
                        PR.PR_ACCESS,
                        AbFlags.MAPI_ACCESS_READ
                                | AbFlags.MAPI_ACCESS_MODIFY
                                | AbFlags.MAPI_ACCESS_DELETE
                                | AbFlags.MAPI_ACCESS_CREATE_HIERARCHY
                                | AbFlags.MAPI_ACCESS_CREATE_CONTENTS)
                .put(PR.PR_AB_PROVIDER_ID, AbEntryId.PROVIDER_UID.toBinary())
                .put(PR.PR_DEF_CREATE_MAILUSER, Templates.MAILUSER.entryId(book).toBinary())
                .put(PR.PR_DEF_CREATE_DL, Templates.DISTLIST.entryId(book).toBinary())
                .build();
    }
}
