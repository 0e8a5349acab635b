// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.DefaultStoreFlag;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMsgStore;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.OpenMsgStoreFlag;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.profile.ProviderEntry;
import org.mapi4osgi.core.profile.ResourceFlags;
import org.mapi4osgi.core.route.StoreEntryIds;
import org.mapi4osgi.spi.ProviderKind;
import org.mapi4osgi.tags.PR;

/** SetDefaultStore (MST-03 to MST-05). */
final class DefaultStores {
    private static final int STORE_MODIFY_OK = 0x8;
    private static final int STORE_CREATE_OK = 0x10;
    private static final int STORE_SUBMIT_OK = 0x80;
    private static final int NEEDED = STORE_MODIFY_OK | STORE_CREATE_OK | STORE_SUBMIT_OK;

    private final Session session;

    DefaultStores(Session session) {
        this.session = session;
    }

    void set(Client client, DefaultStoreFlag flag, @Nullable EntryId id) throws MapiException {
        MapiUid section = id == null ? null : section(id);
        if (id != null && flag == DefaultStoreFlag.MAPI_DEFAULT_STORE) {
            requireAble(client, id);
        }
        switch (flag) {
            case MAPI_DEFAULT_STORE -> session.profile().moveFlags(ResourceFlags.STATUS_DEFAULT_STORE, section);
            case MAPI_SIMPLE_STORE_PERMANENT -> {
                session.profile().moveFlags(ResourceFlags.STATUS_SIMPLE_STORE, section);
                session.stores().simpleStore(null);
            }
            case MAPI_SIMPLE_STORE_TEMPORARY -> session.stores().simpleStore(section);
            case MAPI_PRIMARY_STORE -> session.profile().moveFlags(ResourceFlags.STATUS_PRIMARY_STORE, section);
            case MAPI_SECONDARY_STORE -> session.profile().moveFlags(ResourceFlags.STATUS_SECONDARY_STORE, section);
        }
    }

    private MapiUid section(EntryId id) throws MapiException {
        StoreEntryIds wanted = StoreEntryIds.unwrap(id);
        for (ProviderEntry entry : session.profile().providers(ProviderKind.MS)) {
            EntryId known = session.profile()
                    .properties(entry.sectionUid())
                    .flatMap(props -> props.entryId(PR.PR_ENTRYID))
                    .orElse(null);
            boolean same = known == null
                    ? entry.sectionUid().equals(wanted.section())
                    : known.equals(id) || session.entries().compareStores(known, id);
            if (same && !entry.has(ResourceFlags.STATUS_TEMP_SECTION)) {
                return entry.sectionUid();
            }
        }
        throw new MapiException(
                MapiCode.MAPI_E_NOT_FOUND, "the message store table has no such store; add it to the profile first");
    }

    /** A default store must be able to take, change and send messages (MST-04). */
    private void requireAble(Client client, EntryId id) throws MapiException {
        Set<OpenMsgStoreFlag> flags =
                Set.of(OpenMsgStoreFlag.MDB_NO_DIALOG, OpenMsgStoreFlag.MDB_WRITE, OpenMsgStoreFlag.MDB_NO_MAIL);
        try (IMsgStore store = session.openStore(client, UiParam.NONE, id, flags)) {
            int mask = store.getProp(PR.PR_STORE_SUPPORT_MASK).orElse(0);
            if ((mask & NEEDED) != NEEDED) {
                throw new MapiException(
                        MapiCode.MAPI_E_NO_ACCESS,
                        "a default store needs STORE_SUBMIT_OK, STORE_CREATE_OK and STORE_MODIFY_OK; this one has 0x%X"
                                .formatted(mask));
            }
        }
    }
}
