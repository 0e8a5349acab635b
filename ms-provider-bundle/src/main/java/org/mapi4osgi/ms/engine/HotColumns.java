// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

import org.jspecify.annotations.Nullable;
import org.mapi4osgi.util.Collation;

/**
 * What contents tables show and sort by, taken from a message's properties. Texts are cut at {@link #MAX_TEXT} chars;
 * the whole text is in the properties.
 *
 * @param delivered PR_MESSAGE_DELIVERY_TIME
 * @param submitted PR_CLIENT_SUBMIT_TIME
 * @param importance PR_IMPORTANCE
 * @param messageClass PR_MESSAGE_CLASS
 * @param subject PR_SUBJECT
 * @param sender PR_SENDER_NAME
 * @param displayTo PR_DISPLAY_TO
 */
public record HotColumns(
        @Nullable Long delivered,
        @Nullable Long submitted,
        @Nullable Integer importance,
        @Nullable String messageClass,
        @Nullable String subject,
        @Nullable String sender,
        @Nullable String displayTo) {
    /** The longest text. */
    public static final int MAX_TEXT = 1024;

    private static final byte[] NO_KEY = {(byte) 0xFF};

    /** Cuts the texts. */
    public HotColumns {
        messageClass = cut(messageClass);
        subject = cut(subject);
        sender = cut(sender);
        displayTo = cut(displayTo);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    Object deliveredKey() {
        return delivered == null ? NO_KEY : delivered;
    }

    byte[] subjectKey() {
        return subject == null ? NO_KEY : Collation.key(subject);
    }

    byte[] senderKey() {
        return sender == null ? NO_KEY : Collation.key(sender);
    }
}
