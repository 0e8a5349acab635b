// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.config;

import java.util.List;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;

/**
 * The settings in the provider's profile section. All are encrypted at rest (0x6600 to 0x67FF); the secrets from 0x67F0 on
 * are listed nowhere. docs/guide/internet-mail.md explains each.
 */
public final class XpTags {
    public static final PropTag<String> PR_XP_SENDER_NAME = text(0x6600);
    public static final PropTag<String> PR_XP_SENDER_ADDRESS = text(0x6601);
    public static final PropTag<Integer> PR_XP_CONNECT_TIMEOUT_SECONDS = number(0x6602);
    public static final PropTag<Integer> PR_XP_READ_TIMEOUT_SECONDS = number(0x6603);
    public static final PropTag<Boolean> PR_XP_PASSWORD_IN_CLEAR = choice(0x6604);

    /** The SMTP server's settings start here, in the order of {@link ServerTags}. */
    public static final ServerTags SMTP = new ServerTags("SMTP", 0x6610, 0x67F0);

    public static final PropTag<String> PR_XP_DSN = text(0x6618);
    public static final PropTag<String> PR_XP_DSN_RETURN = text(0x6619);
    public static final PropTag<Integer> PR_XP_MAX_SEND_KIB = number(0x661A);

    /** The POP3 server's settings, likewise. */
    public static final ServerTags POP3 = new ServerTags("POP3", 0x6620, 0x67F2);

    public static final PropTag<Integer> PR_XP_POLL_SECONDS = number(0x6628);
    public static final PropTag<Boolean> PR_XP_LEAVE_ON_SERVER = choice(0x6629);
    public static final PropTag<Integer> PR_XP_DELETE_AFTER_DAYS = number(0x662A);
    public static final PropTag<Integer> PR_XP_MAX_RECEIVE_KIB = number(0x662B);
    public static final PropTag<String> PR_XP_STATE_FILE = text(0x662C);

    /** All settings. */
    public static final List<PropTag<?>> ALL = List.of(
            PR_XP_SENDER_NAME,
            PR_XP_SENDER_ADDRESS,
            PR_XP_CONNECT_TIMEOUT_SECONDS,
            PR_XP_READ_TIMEOUT_SECONDS,
            PR_XP_PASSWORD_IN_CLEAR,
            SMTP.host(),
            SMTP.port(),
            SMTP.security(),
            SMTP.user(),
            SMTP.mechanisms(),
            SMTP.certificate(),
            SMTP.password(),
            SMTP.token(),
            PR_XP_DSN,
            PR_XP_DSN_RETURN,
            PR_XP_MAX_SEND_KIB,
            POP3.host(),
            POP3.port(),
            POP3.security(),
            POP3.user(),
            POP3.mechanisms(),
            POP3.certificate(),
            POP3.password(),
            POP3.token(),
            PR_XP_POLL_SECONDS,
            PR_XP_LEAVE_ON_SERVER,
            PR_XP_DELETE_AFTER_DAYS,
            PR_XP_MAX_RECEIVE_KIB,
            PR_XP_STATE_FILE);

    private XpTags() {}

    static PropTag<String> text(int id) {
        return PropTag.of(id, PropType.PT_UNICODE, String.class);
    }

    static PropTag<Integer> number(int id) {
        return PropTag.of(id, PropType.PT_LONG, Integer.class);
    }

    private static PropTag<Boolean> choice(int id) {
        return PropTag.of(id, PropType.PT_BOOLEAN, Boolean.class);
    }
}
