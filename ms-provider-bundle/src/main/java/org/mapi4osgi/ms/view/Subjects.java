// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.view;

import org.jspecify.annotations.Nullable;

/** Splits subjects into prefix and rest, as MS:pidtagnormalizedsubject-canonical-property tells. */
public final class Subjects {
    private static final int MAX_PREFIX = 3;

    private Subjects() {}

    /**
     * The length of the prefix, with the blank after it.
     *
     * @param subject the whole subject
     * @param prefix PR_SUBJECT_PREFIX if it was set; null if not
     */
    public static int prefixLength(String subject, @Nullable String prefix) {
        if (prefix != null) {
            return subject.startsWith(prefix) ? prefix.length() : 0;
        }
        int colon = subject.indexOf(": ");
        if (colon < 1 || colon > MAX_PREFIX) {
            return 0;
        }
        for (int i = 0; i < colon; i++) {
            if (Character.isDigit(subject.charAt(i)) || subject.charAt(i) == ' ') {
                return 0;
            }
        }
        return colon + 2;
    }
}
