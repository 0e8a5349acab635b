// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.tags.PR;

/** What new entries are made from. */
enum Templates {
    MAILUSER(1, ObjectType.MAPI_MAILUSER, "Internet Address", EntryProps.SMTP, AbFlags.DT_MAILUSER),
    DISTLIST(
            2, ObjectType.MAPI_DISTLIST, "Personal Distribution List", EntryProps.MAPIPDL, AbFlags.DT_PRIVATE_DISTLIST),
    CONTAINER(3, ObjectType.MAPI_ABCONT, "Address Book Container", null, AbFlags.DT_MODIFIABLE);

    private final int number;
    private final ObjectType type;
    private final String display;
    private final @Nullable String addressType;
    private final int displayType;

    Templates(int number, ObjectType type, String display, @Nullable String addressType, int displayType) {
        this.number = number;
        this.type = type;
        this.display = display;
        this.addressType = addressType;
        this.displayType = displayType;
    }

    ObjectType type() {
        return type;
    }

    /** Templates are the same in every book; the book is named all the same, so that its logon gets the call. */
    EntryId entryId(MapiUid book) {
        return new AbEntryId(AbEntryId.Kind.TEMPLATE, book, MapiUid.of(0, number)).toEntryId();
    }

    static Templates of(AbEntryId id) throws MapiException {
        if (id.kind() == AbEntryId.Kind.TEMPLATE) {
            for (Templates template : values()) {
                if (id.item().equals(MapiUid.of(0, template.number))) {
                    return template;
                }
            }
        }
        throw new MapiException(MapiCode.MAPI_E_INVALID_ENTRYID, "the entry ID names no template of this provider");
    }

    /** What an entry made from this template starts with. */
    Props initial() {
        return this == MAILUSER
                ? Props.builder()
                        .put(PR.PR_ADDRTYPE, EntryProps.SMTP)
                        .put(PR.PR_SEND_RICH_INFO, false)
                        .build()
                : Props.EMPTY;
    }

    /** Its row in a one-off table. */
    Props row(MapiUid book) {
        Binary id = entryId(book).toBinary();
        return Props.builder()
                .put(PR.PR_DISPLAY_NAME, display)
                .putIfPresent(PR.PR_ADDRTYPE, addressType)
                .put(PR.PR_DISPLAY_TYPE, displayType)
                .put(PR.PR_DEPTH, 0)
                .put(PR.PR_SELECTABLE, true)
                .put(PR.PR_OBJECT_TYPE, type.value())
                .put(PR.PR_ENTRYID, id)
                .put(PR.PR_INSTANCE_KEY, id)
                .build();
    }

    static List<Props> rows(MapiUid book) {
        return Arrays.stream(values()).map(template -> template.row(book)).toList();
    }
}
