// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.logon;

import java.util.Set;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.ms.engine.StoreEngine;
import org.mapi4osgi.ms.engine.StoreProps;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.PropsObject;

/** The status object of a logon: asks the file on demand. */
final class StatusObject extends PropsObject implements IMAPIStatus {
    static final int STATUS_AVAILABLE = 0x1;
    static final int STATUS_VALIDATE_STATE = 0x1;

    private static final Set<ValidateStateFlag> KNOWN =
            Set.of(ValidateStateFlag.SUPPRESS_UI, ValidateStateFlag.CONFIG_CHANGED);

    private final StoreEngine engine;

    StatusObject(Props row, StoreEngine engine) {
        super(ObjectType.MAPI_STATUS, row.with(PR.PR_OBJECT_TYPE, ObjectType.MAPI_STATUS.value()));
        this.engine = engine;
    }

    @Override
    public void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException {
        if (!KNOWN.containsAll(MapiFlag.set(ValidateStateFlag.class, flags))) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_FLAGS,
                    "a message store takes " + KNOWN + " only; the rest is for transports");
        }
        engine.read("looking at the store", StoreProps::size);
    }
}
