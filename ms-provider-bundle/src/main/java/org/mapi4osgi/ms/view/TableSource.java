// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.ms.engine.ObjectId;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.notify.ChangeBus;

/**
 * Where the tables of a logon read from.
 *
 * @param engine the file
 * @param bus who tells of its changes
 * @param storeEntryId PR_STORE_ENTRYID of all rows
 */
public record TableSource(StoreEngine engine, ChangeBus bus, Binary storeEntryId) {
    EntryId messageId(long row, MapiUid uid) {
        return new ObjectId(ObjectType.MAPI_MESSAGE, engine.uid(), row, uid).toEntryId();
    }

    EntryId folderId(long row, MapiUid uid) {
        return new ObjectId(ObjectType.MAPI_FOLDER, engine.uid(), row, uid).toEntryId();
    }

    Binary recordKey() {
        return engine.uid().toBinary();
    }
}
