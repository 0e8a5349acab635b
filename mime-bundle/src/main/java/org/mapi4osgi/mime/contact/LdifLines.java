// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.contact;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an LDIF text, unfolded, without references to files: a contact file from a stranger must not make its reader
 * open files of the user's. A reference ({@code attribute:< file:...}) becomes a plain value.
 */
final class LdifLines extends BufferedReader {
    private final BufferedReader text;
    private @Nullable String next;
    private boolean started;

    LdifLines(BufferedReader text) {
        super(text);
        this.text = text;
    }

    @Override
    public @Nullable String readLine() throws IOException {
        if (!started) {
            started = true;
            next = text.readLine();
        }
        String first = next;
        if (first == null) {
            return null;
        }
        StringBuilder line = new StringBuilder(first);
        next = text.readLine();
        while (next != null && next.startsWith(" ")) {
            line.append(next, 1, next.length());
            if (line.length() > BoundedLines.MAX_LINE) {
                throw new BoundedLines.TooLong();
            }
            next = text.readLine();
        }
        return withoutReference(line.toString());
    }

    private static String withoutReference(String line) {
        int colon = line.indexOf(':');
        return colon >= 0 && line.startsWith("<", colon + 1)
                ? line.substring(0, colon + 1) + ' ' + line.substring(colon + 2).strip()
                : line;
    }
}
