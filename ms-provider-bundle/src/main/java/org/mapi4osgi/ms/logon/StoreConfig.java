// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IProfSect;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.OpenSectionFlag;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.spi.IMAPISupport;
import org.mapi4osgi.tags.PR;

/**
 * What a profile section says of a store.
 *
 * @param path where its file is; null if it does not say
 * @param displayName its name
 * @param entryId PR_ENTRYID as it is in the section; null if there is none
 */
record StoreConfig(
        @Nullable Path path, String displayName, @Nullable Binary entryId) {
    /** The path of the store's file, in the provider's private range of property identifiers. */
    static final PropTag<String> PR_MS_STORE_PATH = PropTag.of(0x6600, PropType.PT_UNICODE, String.class);

    static final String COMPONENT = "mapi4osgi message store";
    static final String PROVIDER_DISPLAY = "Message Store";

    static StoreConfig read(IMAPISupport support, StoreFinder finder) throws MapiException {
        try (IProfSect section = support.openProfileSection(null)) {
            Props props = section.getProps(PR_MS_STORE_PATH, PR.PR_DISPLAY_NAME, PR.PR_ENTRYID);
            String path =
                    props.get(PR_MS_STORE_PATH).filter(text -> !text.isBlank()).orElse(null);
            return new StoreConfig(
                    path == null ? null : finder.resolve(path),
                    props.get(PR.PR_DISPLAY_NAME).orElse(PROVIDER_DISPLAY),
                    props.get(PR.PR_ENTRYID).orElse(null));
        }
    }

    static MapiException unconfigured() {
        return new MapiException(
                MapiCode.MAPI_E_UNCONFIGURED,
                MapiError.of(
                        COMPONENT,
                        "the profile section does not say where the store's file is; configure the service with the path in"
                                + " property " + PR_MS_STORE_PATH));
    }

    /** Lets the profile know the store, if it does not yet. */
    void remember(IMAPISupport support, EntryId wrapped, Binary recordKey) throws MapiException {
        if (wrapped.toBinary().equals(entryId)) {
            return;
        }
        try (IProfSect section = support.openProfileSection(null, OpenSectionFlag.MAPI_MODIFY)) {
            section.setProps(Props.builder()
                    .put(PR.PR_ENTRYID, wrapped.toBinary())
                    .put(PR.PR_RECORD_KEY, recordKey)
                    .put(PR.PR_MDB_PROVIDER, ObjectId.PROVIDER_UID.toBinary())
                    .put(PR.PR_DISPLAY_NAME, displayName)
                    .put(PR.PR_PROVIDER_DISPLAY, PROVIDER_DISPLAY)
                    .build());
        }
    }
}
