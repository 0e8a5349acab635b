// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of one message are its body: MS-OXCMAIL 2.2.3.3.2. The first text part that is not marked as an attachment
 * is; if it stands in a multipart/alternative, the other of plain text and HTML in there is too. All others stay
 * attachments, so that nothing of them is lost.
 */
final class BodyChoice {
    private @Nullable Multipart alternatives;
    private boolean text;
    private boolean html;

    boolean claim(PartDescriptor part, Deque<Multipart> around) {
        boolean isHtml = part.getMimeType().equals("text/html");
        if (!isHtml && !part.getMimeType().equals("text/plain")
                || part.isAttachment()
                || (isHtml ? html : text)
                || isLeafOfRelated(part, around)) {
            return false;
        }
        if (!text && !html) {
            alternatives = outermostAlternative(around);
        } else if (alternatives == null || !around.contains(alternatives)) {
            return false;
        }
        if (isHtml) {
            html = true;
        } else {
            text = true;
        }
        return true;
    }

    /** Whether the part is in a multipart/related whose root is another part, by RFC 2387's start parameter. */
    private static boolean isLeafOfRelated(PartDescriptor part, Deque<Multipart> around) {
        @Nullable Multipart parent = around.peekLast();
        if (parent == null || !parent.is("related")) {
            return false;
        }
        String start = parent.start();
        return !start.isEmpty() && !part.contentId().orElse(start).equals(start);
    }

    private static @Nullable Multipart outermostAlternative(Deque<Multipart> around) {
        for (Multipart each : around) {
            if (each.is("alternative")) {
                return each;
            }
        }
        return null;
    }
}
