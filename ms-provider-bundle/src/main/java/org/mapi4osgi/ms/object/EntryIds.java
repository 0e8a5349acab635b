// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.ms.engine.ObjectId;

/** Compares entry IDs of this provider, without opening anything. */
public final class EntryIds {
    private EntryIds() {}

    /**
     * Whether two entry IDs name one object. The row counts for nothing: the identity alone tells.
     *
     * @throws MapiException
     *     <ul>
     *       <li>MAPI_E_UNKNOWN_ENTRYID: one is another provider's
     *       <li>MAPI_E_INVALID_ENTRYID: one is malformed
     *     </ul>
     */
    public static boolean same(EntryId one, EntryId other) throws MapiException {
        ObjectId first = ObjectId.parse(one);
        ObjectId second = ObjectId.parse(other);
        return first.type() == second.type()
                && first.store().equals(second.store())
                && first.uid().equals(second.uid());
    }
}
