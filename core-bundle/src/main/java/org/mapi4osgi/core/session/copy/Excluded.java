// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.session.copy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.CopyToRequest;
import org.mapi4osgi.api.IMAPIContainer;
import org.mapi4osgi.api.IMAPIFolder;
import org.mapi4osgi.api.IMessage;
import org.mapi4osgi.api.Iid;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.tags.PR;

/** What a copy leaves out: what the caller named, and what belongs to the object and not to its content. */
final class Excluded {
    private static final List<PropTag<?>> IDENTITY = List.of(
            PR.PR_ENTRYID,
            PR.PR_RECORD_KEY,
            PR.PR_PARENT_ENTRYID,
            PR.PR_STORE_ENTRYID,
            PR.PR_STORE_RECORD_KEY,
            PR.PR_STORE_SUPPORT_MASK,
            PR.PR_MAPPING_SIGNATURE,
            PR.PR_INSTANCE_KEY,
            PR.PR_OBJECT_TYPE,
            PR.PR_ACCESS,
            PR.PR_ACCESS_LEVEL,
            PR.PR_LAST_MODIFICATION_TIME,
            PR.PR_CHANGE_KEY,
            PR.PR_MESSAGE_SIZE,
            PR.PR_HASATTACH,
            PR.PR_DISPLAY_TO,
            PR.PR_DISPLAY_CC,
            PR.PR_DISPLAY_BCC,
            PR.PR_ATTACH_NUM,
            PR.PR_ATTACH_SIZE,
            PR.PR_CONTENT_COUNT,
            PR.PR_CONTENT_UNREAD,
            PR.PR_ASSOC_CONTENT_COUNT,
            PR.PR_SUBFOLDERS,
            PR.PR_FOLDER_TYPE,
            PR.PR_PARENT_DISPLAY);

    private final Set<Integer> ids = new HashSet<>();

    private Excluded() {
        IDENTITY.forEach(tag -> ids.add(tag.id()));
    }

    /** Nothing but the object's identity. */
    static Excluded identity() {
        return new Excluded();
    }

    static Excluded of(CopyToRequest request) throws MapiException {
        Excluded excluded = new Excluded();
        List<PropTag<?>> tags = request.excludeTags();
        if (tags != null) {
            if (tags.isEmpty()) {
                throw new MapiException(
                        MapiCode.MAPI_E_INVALID_PARAMETER, "an empty list excludes nothing; pass null to copy all");
            }
            tags.forEach(tag -> excluded.ids.add(tag.id()));
        }
        for (Iid<?> iid : request.excludeInterfaces()) {
            excluded.leaveOut(iid);
        }
        return excluded;
    }

    private void leaveOut(Iid<?> iid) {
        if (iid.equals(IMessage.IID)) {
            ids.add(PR.PR_MESSAGE_RECIPIENTS.id());
            ids.add(PR.PR_MESSAGE_ATTACHMENTS.id());
        } else if (iid.equals(IMAPIFolder.IID) || iid.equals(IMAPIContainer.IID)) {
            ids.add(PR.PR_CONTAINER_CONTENTS.id());
            ids.add(PR.PR_CONTAINER_HIERARCHY.id());
            ids.add(PR.PR_FOLDER_ASSOCIATED_CONTENTS.id());
        }
    }

    boolean has(PropTag<?> tag) {
        return ids.contains(tag.id());
    }
}
