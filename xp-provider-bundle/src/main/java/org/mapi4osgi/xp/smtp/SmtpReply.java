// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mapi4osgi.xp.net.ServerText;

/**
 * A server's answer.
 *
 * @param code its code; below 100 if there was none
 * @param status the enhanced status code (RFC 3463), {@code 5.1.1} for instance; empty if there is none
 * @param text the answer in one line, with its codes
 */
public record SmtpReply(int code, String status, String text) {
    private static final Pattern STATUS = Pattern.compile("^[245][0-9]{2}[ -]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b");

    static SmtpReply of(int code, @Nullable String answer) {
        String text = answer == null ? "" : answer;
        Matcher matcher = STATUS.matcher(text);
        return new SmtpReply(code, matcher.find() ? matcher.group(1) : "", ServerText.clean(text));
    }

    /** What this end says in a server's stead. */
    public static SmtpReply own(int code, String status, String text) {
        return new SmtpReply(code, status, "%d %s %s".formatted(code, status, text));
    }

    public boolean isDone() {
        return code / 100 == 2;
    }

    public boolean isTemporary() {
        return code / 100 == 4;
    }

    public boolean isPermanent() {
        return code / 100 == 5;
    }

    /** The server is about to hang up. */
    boolean isGoodbye() {
        return code == 421;
    }

    /** Logging on is missing or was not right: the account's trouble, not the message's. */
    boolean isAboutLogon() {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    /** The two ends do not understand each other: it says nothing about the message. */
    boolean isConfusion() {
        return code < 200 || code == 500 || code == 502 || code == 503 || code == 504;
    }
}
