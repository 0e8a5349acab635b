// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.MapiUid;

/**
 * A message as the file has it.
 *
 * @param id its row
 * @param box the box it is in
 * @param uid its identity
 * @param changeNo how often it was saved; tells whether another saved it in between
 * @param created when it was saved first
 * @param props its properties but the large ones
 * @param streams where the large ones are, a {@link StreamMap}
 * @param recipients its recipients
 * @param flags PR_MESSAGE_FLAGS
 * @param status PR_MSG_STATUS
 * @param size PR_MESSAGE_SIZE
 * @param modified when it was saved last
 */
@SuppressWarnings("ArrayRecordComponent")
public record MessageRow(
        long id,
        long box,
        MapiUid uid,
        long changeNo,
        long created,
        byte[] props,
        byte @Nullable [] streams,
        byte @Nullable [] recipients,
        int flags,
        int status,
        long size,
        long modified) {
    /** The same message with other flags. */
    public MessageRow withFlags(int other) {
        return new MessageRow(
                id, box, uid, changeNo, created, props, streams, recipients, other, status, size, modified);
    }
}
