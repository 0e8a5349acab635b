// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.HashMap;
import java.util.Map;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiUid;

/**
 * Who has which section of a profile open: many readers or one writer (PSECT-01 to PSECT-03).
 *
 * <p>Its monitor guards the map and is a leaf: nothing is called under it.
 */
final class SectionLocks {
    private static final int WRITER = -1;

    /** The number of readers, or WRITER; a section that nobody has open is absent. */
    @GuardedBy("this")
    private final Map<MapiUid, Integer> open = new HashMap<>();

    synchronized void acquire(MapiUid uid, boolean write) throws MapiException {
        int now = open.getOrDefault(uid, 0);
        if (now == WRITER || write && now > 0) {
            throw ProfileErrors.of(
                    MapiCode.MAPI_E_NO_ACCESS,
                    "section %s is open %s; close it there, then open it again"
                            .formatted(uid, now == WRITER ? "for writing" : "for reading " + now + " times"));
        }
        open.put(uid, write ? WRITER : now + 1);
    }

    synchronized void release(MapiUid uid) {
        int left = open.getOrDefault(uid, 0) - 1;
        if (left > 0) {
            open.put(uid, left);
        } else {
            open.remove(uid);
        }
    }
}
