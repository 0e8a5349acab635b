// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.subsystem;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.api.LogonFlag;
import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiException;
import org.mapi4osgi.api.UiParam;
import org.mapi4osgi.core.session.SessionTerms;

/**
 * What MAPILogonEx was asked for, its parameters found right.
 *
 * @param profileName the profile; empty if none was named
 */
record LogonRequest(UiParam uiParam, String profileName, Set<LogonFlag> flags) {
    private static final int MAX_NAME = 64;

    static LogonRequest of(
            UiParam uiParam, @Nullable String profileName, @Nullable String password, Set<LogonFlag> flags)
            throws MapiException {
        if (password != null && !password.isEmpty()) {
            throw failed("profiles have no passwords; pass null");
        }
        String name = profileName == null ? "" : profileName;
        if (name.codePointCount(0, name.length()) > MAX_NAME) {
            throw failed("a profile's name has at most " + MAX_NAME + " characters");
        }
        if (flags.contains(LogonFlag.MAPI_LOGON_UI) && flags.contains(LogonFlag.MAPI_PASSWORD_UI)) {
            throw failed("MAPI_LOGON_UI and MAPI_PASSWORD_UI exclude each other");
        }
        return new LogonRequest(uiParam, name, Set.copyOf(flags));
    }

    boolean has(LogonFlag flag) {
        return flags.contains(flag);
    }

    SessionTerms terms() {
        return new SessionTerms(uiParam, flags);
    }

    /** Whether a session that others share will do. */
    boolean mayJoin() {
        return !has(LogonFlag.MAPI_NEW_SESSION);
    }

    static MapiException failed(String why) {
        return new MapiException(MapiCode.MAPI_E_LOGON_FAILED, why);
    }
}
