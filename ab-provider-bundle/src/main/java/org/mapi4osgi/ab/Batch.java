// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.IMAPIProgress;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;

/** Does one thing with each of several entries, and goes on where one fails. */
final class Batch {
    private Batch() {}

    /** What is done with an entry. */
    @FunctionalInterface
    interface Step {
        /** Does it. */
        void on(EntryId entryId) throws MapiException;
    }

    /** S_OK, or MAPI_W_PARTIAL_COMPLETION if one failed; what concerns all of them is thrown. */
    static MapiCode run(List<EntryId> entries, @Nullable IMAPIProgress progress, Step step) throws MapiException {
        MapiCode result = MapiCode.S_OK;
        for (int i = 0; i < entries.size(); i++) {
            try {
                step.on(entries.get(i));
            } catch (MapiException e) {
                if (concernsAll(e.code())) {
                    throw e;
                }
                result = MapiCode.MAPI_W_PARTIAL_COMPLETION;
            }
            if (progress != null) {
                int range = progress.getMax() - progress.getMin();
                int value = progress.getMin() + (int) ((long) range * (i + 1) / entries.size());
                progress.progress(value, i + 1, entries.size());
            }
        }
        return result;
    }

    private static boolean concernsAll(MapiCode code) {
        return switch (code) {
            case MAPI_E_NOT_ENOUGH_DISK, MAPI_E_DISK_ERROR, MAPI_E_CORRUPT_STORE, MAPI_E_BUSY, MAPI_E_INVALID_OBJECT ->
                true;
            default -> false;
        };
    }
}
