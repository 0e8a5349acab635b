// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.tags.PR;

/** The columns of contents tables. A client may ask for any other property of a message as well. */
final class ContentsColumns {
    /** What MAPI requires (digest 7.1), shown before a client says what it wants. */
    static final List<PropTag<?>> DEFAULT = List.of(
            PR.PR_ENTRYID,
            PR.PR_INSTANCE_KEY,
            PR.PR_OBJECT_TYPE,
            PR.PR_RECORD_KEY,
            PR.PR_SUBJECT,
            PR.PR_SENDER_NAME,
            PR.PR_MESSAGE_DELIVERY_TIME,
            PR.PR_DISPLAY_TO,
            PR.PR_DISPLAY_CC,
            PR.PR_HASATTACH,
            PR.PR_MESSAGE_CLASS,
            PR.PR_MESSAGE_FLAGS,
            PR.PR_MESSAGE_SIZE,
            PR.PR_MSG_STATUS,
            PR.PR_LAST_MODIFICATION_TIME,
            PR.PR_MAPPING_SIGNATURE,
            PR.PR_PARENT_ENTRYID,
            PR.PR_STORE_ENTRYID,
            PR.PR_STORE_RECORD_KEY);

    private ContentsColumns() {}

    /** Those that all or most messages have. */
    static List<PropTag<?>> all() {
        Set<PropTag<?>> all = new LinkedHashSet<>(DEFAULT);
        for (HotColumn column : HotColumn.values()) {
            all.add(column.tag());
        }
        all.addAll(List.of(
                PR.PR_NORMALIZED_SUBJECT,
                PR.PR_SUBJECT_PREFIX,
                PR.PR_DISPLAY_BCC,
                PR.PR_SENSITIVITY,
                PR.PR_PRIORITY,
                PR.PR_SEARCH_KEY,
                PR.PR_CREATION_TIME,
                PR.PR_SENDER_EMAIL_ADDRESS,
                PR.PR_SENT_REPRESENTING_NAME,
                PR.PR_CONVERSATION_TOPIC,
                PR.PR_INTERNET_MESSAGE_ID,
                PR.PR_ACCESS,
                PR.PR_DEPTH,
                PR.PR_ROW_TYPE));
        return List.copyOf(all);
    }
}
