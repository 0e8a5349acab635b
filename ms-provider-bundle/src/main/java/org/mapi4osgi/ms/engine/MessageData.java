// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;

/**
 * What is saved of a message, encoded before the transaction starts.
 *
 * @param uid its identity
 * @param props its properties but the large ones
 * @param streams its large properties by tag
 * @param recipients its recipients; null for none
 * @param attachments the attachments that are new or changed
 * @param removed the numbers of the attachments that are deleted
 */
@SuppressWarnings("ArrayRecordComponent")
public record MessageData(
        MapiUid uid,
        byte[] props,
        Map<Integer, StreamSource> streams,
        byte @Nullable [] recipients,
        List<Attachment> attachments,
        Set<Integer> removed) {
    /**
     * What is saved of an attachment.
     *
     * @param number PR_ATTACH_NUM
     * @param props its properties but the large ones
     * @param streams its large properties by tag
     * @param embedded the embedded message; null if it has none or keeps the one it has
     * @param keepsEmbedded whether an embedded message that is there stays
     */
    public record Attachment(
            int number,
            byte[] props,
            Map<Integer, StreamSource> streams,
            @Nullable MessageData embedded,
            boolean keepsEmbedded) {}

    long size() {
        long size = (long) props.length + (recipients == null ? 0 : recipients.length);
        for (StreamSource source : streams.values()) {
            size += source.length();
        }
        return size;
    }
}
