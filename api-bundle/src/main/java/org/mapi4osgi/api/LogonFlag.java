// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** The flags of MAPILogonEx. */
public enum LogonFlag implements MapiFlag {
    /** A dialog may ask for missing logon data. */
    MAPI_LOGON_UI(0x1),
    /** Makes a session of its own instead of joining the shared one. */
    MAPI_NEW_SESSION(0x2),
    /** The session becomes the shared one, which later logons may join. */
    MAPI_ALLOW_OTHERS(0x8),
    /** Does not fall back on the default profile. */
    MAPI_EXPLICIT_PROFILE(0x10),
    /** An extended logon; callers should always set it. */
    MAPI_EXTENDED(0x20),
    /** Uses the default profile instead of the name. */
    MAPI_USE_DEFAULT(0x40),
    /** Downloads all mail before the call returns. */
    MAPI_FORCE_DOWNLOAD(0x1000),
    /** Shows the configuration dialog of each message service. */
    MAPI_SERVICE_UI_ALWAYS(0x2000),
    /** Does not tell the spooler of the session. */
    MAPI_NO_MAIL(0x8000),
    /** The caller is a service. */
    MAPI_NT_SERVICE(0x10000),
    /** Obsolete; refused together with MAPI_LOGON_UI. */
    MAPI_PASSWORD_UI(0x20000),
    /** Waits for other logons for a few seconds only. */
    MAPI_TIMEOUT_SHORT(0x100000),
    /** The session works in the background. */
    MAPI_BG_SESSION(0x200000),
    /** Includes application profiles. MAPI's headers give no value; this one is private to this runtime. */
    MAPI_APP_PROFILE(0x400000),
    /** Strings are Unicode. Here they always are; accepted. */
    MAPI_UNICODE(0x80000000);

    private final int bit;

    LogonFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
