// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.UiParam;

/** A handle on a transport's status object: its queues are flushed by the spooler, which calls the transport. */
final class TransportStatusHandle extends StatusHandle {
    private final TransportDoor.Flush flush;

    TransportStatusHandle(Scope scope, Binding<IMAPIStatus> binding, IMAPIStatus raw, TransportDoor.Flush flush) {
        super(scope, binding, raw);
        this.flush = flush;
    }

    @Override
    public void flushQueues(UiParam uiParam, @Nullable EntryId target, FlushFlag... flags) throws MapiException {
        requireOpen();
        if (target != null) {
            throw new MapiException(
                    MapiCode.MAPI_E_INVALID_PARAMETER, "only the spooler's status object takes a target to flush");
        }
        try {
            flush.flush(MapiFlag.set(FlushFlag.class, flags));
        } catch (Throwable e) {
            throw failed(e);
        }
    }
}
