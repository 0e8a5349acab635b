// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.util.hello;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;
import org.mapi4osgi.spi.StoreLogonRequest;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.StoreObject;
import org.mapi4osgi.util.StoreProvider;

/** Its entry IDs hold the folder's path; those of messages a file's name as well. */
final class HelloProvider extends StoreProvider {
    static final MapiUid UID = MapiUid.ofGuid("5d0c6ce6-7d0c-4c7e-9c1d-3f1d5a3b2a10");

    private static final int FOLDER_IPM_SUBTREE_VALID = 1;

    HelloProvider() {
        super(UID);
    }

    @Override
    protected StoreObject openStore(EntryId storeId, StoreLogonRequest request) throws MapiException {
        Path folder = Path.of(new String(storeId.locator().toBytes(), StandardCharsets.UTF_8));
        if (!Files.isDirectory(folder)) {
            throw new MapiException(MapiCode.MAPI_E_NOT_FOUND, "there is no folder " + folder);
        }
        return new HelloStore(
                folder,
                StoreObject.properties(request.support(), storeId, "Hello")
                        .put(PR.PR_IPM_SUBTREE_ENTRYID, HelloFolder.ID.toBinary())
                        .put(PR.PR_VALID_FOLDER_MASK, FOLDER_IPM_SUBTREE_VALID)
                        .build());
    }
}
