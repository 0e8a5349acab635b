// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import java.nio.ByteBuffer;
import org.mapi4osgi.api.Binary;

/** PR_INSTANCE_KEY of rows: the number of the row in the file. */
final class InstanceKeys {
    private InstanceKeys() {}

    static Binary of(long id) {
        return Binary.of(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
    }

    /** The row; -1 if the bytes are no key of this kind. */
    static long id(Binary key) {
        return key.size() == Long.BYTES ? key.longAt(0) : -1;
    }
}
