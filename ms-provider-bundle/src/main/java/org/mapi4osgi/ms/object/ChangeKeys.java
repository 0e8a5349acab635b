// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.object;

import java.nio.ByteBuffer;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.MapiUid;

/** PR_CHANGE_KEY: an object's identity and how often it was saved. */
final class ChangeKeys {
    private ChangeKeys() {}

    static Binary of(MapiUid uid, long changeNo) {
        return Binary.of(ByteBuffer.allocate(MapiUid.SIZE + Long.BYTES)
                .putLong(uid.high())
                .putLong(uid.low())
                .putLong(changeNo)
                .array());
    }
}
