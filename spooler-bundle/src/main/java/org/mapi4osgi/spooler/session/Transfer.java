// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.spooler.session;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.spi.MessageReference;

/**
 * A message that a transport has right now. Free-threaded.
 *
 * @param message the message
 * @param reference the transport's own number of it
 * @param recipients its recipients
 * @param reported PR_ROWID of those that were reported on
 */
record Transfer(EntryId message, MessageReference reference, List<Props> recipients, Set<Integer> reported) {
    static Transfer of(EntryId message, List<Props> recipients, Set<Integer> reported) {
        Set<Integer> known = ConcurrentHashMap.newKeySet();
        known.addAll(reported);
        return new Transfer(message, MessageReference.outbound(), recipients, known);
    }
}
