// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ab;

import java.util.Set;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.tags.PR;

/** The logon's status object: checks the file on demand. */
final class StatusObject extends AbObject implements IMAPIStatus {
    private static final Set<ValidateStateFlag> KNOWN =
            Set.of(ValidateStateFlag.SUPPRESS_UI, ValidateStateFlag.CONFIG_CHANGED);

    private final AbLogon logon;

    StatusObject(AbLogon logon) {
        super(ObjectType.MAPI_STATUS);
        this.logon = logon;
    }

    @Override
    protected Props properties() {
        return logon.statusRow().toBuilder()
                .put(PR.PR_OBJECT_TYPE, objectType().value())
                .build();
    }

    @Override
    public void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException {
        if (!KNOWN.containsAll(MapiFlag.set(ValidateStateFlag.class, flags))) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_FLAGS,
                    "an address book takes " + KNOWN + " only; the rest is for transports");
        }
        logon.validate();
    }
}
