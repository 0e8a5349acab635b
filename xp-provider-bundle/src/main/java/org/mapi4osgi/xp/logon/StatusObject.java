// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.logon;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.MapiFlag;
import org.mapi4osgi.api.ObjectType;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;
import org.mapi4osgi.tags.PR;
import org.mapi4osgi.util.PropsObject;

/** The logon's status object. */
final class StatusObject extends PropsObject implements IMAPIStatus {
    private static final Set<ValidateStateFlag> KNOWN = Set.of(
            ValidateStateFlag.SUPPRESS_UI,
            ValidateStateFlag.CONFIG_CHANGED,
            ValidateStateFlag.FORCE_XP_CONNECT,
            ValidateStateFlag.FORCE_XP_DISCONNECT);

    private final XpLogon logon;

    StatusObject(XpLogon logon) {
        super(ObjectType.MAPI_STATUS, Props.EMPTY);
        this.logon = logon;
    }

    @Override
    protected Props properties() throws MapiException {
        return logon.statusRow().with(PR.PR_OBJECT_TYPE, objectType().value());
    }

    @Override
    public void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException {
        checkKnown(flags);
        logon.validateState(uiParam, flags);
    }

    static Set<ValidateStateFlag> checkKnown(ValidateStateFlag... flags) throws MapiException {
        Set<ValidateStateFlag> set = MapiFlag.set(ValidateStateFlag.class, flags);
        if (!KNOWN.containsAll(set)) {
            throw new MapiException(
                    MapiCode.MAPI_E_UNKNOWN_FLAGS, "this transport takes " + KNOWN + "; it keeps no headers");
        }
        return set;
    }

    @Override
    public void changePassword(String oldPassword, String newPassword) throws MapiException {
        logon.changePassword(oldPassword, newPassword);
    }

    @Override
    public void flushQueues(UiParam uiParam, @Nullable EntryId target, FlushFlag... flags) throws MapiException {
        logon.flushQueues(uiParam, flags);
    }
}
