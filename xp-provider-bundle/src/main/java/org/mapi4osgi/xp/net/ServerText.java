// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.xp.net;

import java.util.regex.Pattern;

/** What a server says, made fit for logs and reports. */
public final class ServerText {
    private static final Pattern CONTROL = Pattern.compile("\\p{C}+");
    private static final int LONGEST = 500;

    private ServerText() {}

    /** One line of printable characters, cut where it is too long. */
    public static String clean(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
