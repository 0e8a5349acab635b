// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.HashSet;
import java.util.Set;

/** Finds the {@code cid:} references of an HTML body while it goes by. */
final class ContentIds {
    private static final String SCHEME = "cid:";
    private static final int LONGEST = 256;
    private static final int MOST = 1000;

    private final Set<String> found = new HashSet<>();
    private final StringBuilder id = new StringBuilder();
    private int matched;

    void scan(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            scan((char) (bytes[i] & 0xFF));
        }
    }

    private void scan(char c) {
        if (matched < SCHEME.length()) {
            if (Character.toLowerCase(c) == SCHEME.charAt(matched)) {
                matched++;
            } else {
                matched = Character.toLowerCase(c) == SCHEME.charAt(0) ? 1 : 0;
            }
        } else if (c <= ' ' || "\"'<>()".indexOf(c) >= 0 || id.length() == LONGEST) {
            end();
        } else {
            id.append(c);
        }
    }

    private void end() {
        if (id.length() > 0 && id.length() < LONGEST && found.size() < MOST) {
            found.add(HeaderText.percentDecoded(id.toString()));
        }
        id.setLength(0);
        matched = 0;
    }

    boolean refersTo(String contentId) {
        return found.contains(contentId);
    }
}
