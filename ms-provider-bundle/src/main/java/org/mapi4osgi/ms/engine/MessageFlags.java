// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

/** MSGFLAG_*: the bits of PR_MESSAGE_FLAGS. */
public final class MessageFlags {
    /** MSGFLAG_READ. */
    public static final int READ = 0x1;
    /** MSGFLAG_UNMODIFIED. */
    public static final int UNMODIFIED = 0x2;
    /** MSGFLAG_SUBMIT. */
    public static final int SUBMIT = 0x4;
    /** MSGFLAG_UNSENT. */
    public static final int UNSENT = 0x8;
    /** MSGFLAG_HASATTACH. */
    public static final int HASATTACH = 0x10;
    /** MSGFLAG_FROMME. */
    public static final int FROMME = 0x20;
    /** MSGFLAG_ASSOCIATED. */
    public static final int ASSOCIATED = 0x40;
    /** MSGFLAG_RESEND. */
    public static final int RESEND = 0x80;
    /** MSGFLAG_RN_PENDING. */
    public static final int RN_PENDING = 0x100;
    /** MSGFLAG_NRN_PENDING. */
    public static final int NRN_PENDING = 0x200;

    private MessageFlags() {}
}
