// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.handle;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.EntryId;
import org.mapi4osgi.api.FlushFlag;
import org.mapi4osgi.api.IMAPIStatus;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.api.ValidateStateFlag;

/** A handle on a status object. */
class StatusHandle extends PropHandle<IMAPIStatus> implements IMAPIStatus {
    StatusHandle(Scope scope, Binding<IMAPIStatus> binding, IMAPIStatus raw) {
        super(scope, binding, raw);
    }

    @Override
    public final void validateState(UiParam uiParam, ValidateStateFlag... flags) throws MapiException {
        IMAPIStatus object = enter();
        try {
            object.validateState(uiParam, flags);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final void settingsDialog(UiParam uiParam, boolean readOnly) throws MapiException {
        IMAPIStatus object = enter();
        try {
            object.settingsDialog(uiParam, readOnly);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public final void changePassword(String oldPassword, String newPassword) throws MapiException {
        IMAPIStatus object = enter();
        try {
            object.changePassword(oldPassword, newPassword);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }

    @Override
    public void flushQueues(UiParam uiParam, @Nullable EntryId target, FlushFlag... flags) throws MapiException {
        IMAPIStatus object = enter();
        try {
            object.flushQueues(uiParam, target, flags);
        } catch (Throwable e) {
            throw failed(e);
        } finally {
            exit();
        }
    }
}
