// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of one message are its body: MS-OXCMAIL 2.2.3.3.2. The first text part that is not marked as an attachment
 * is; if it stands in a multipart/alternative, the others of plain text, HTML and RTF in there are too. All others stay
 * attachments, so that nothing of them is lost. RTF with a name is a document that somebody sends.
 */
final class BodyChoice {
    private static final Set<String> TYPES = Set.of("text/plain", "text/html", RtfContent.MIME_TYPE);

    private @Nullable Multipart alternatives;
    private final Set<String> claimed = new HashSet<>();

    boolean claim(PartDescriptor part, Deque<Multipart> around) {
        String type = part.getMimeType();
        if (!TYPES.contains(type)
                || claimed.contains(type)
                || part.isAttachment()
                || type.equals(RtfContent.MIME_TYPE) && part.fileName().isPresent()
                || isLeafOfRelated(part, around)) {
            return false;
        }
        if (claimed.isEmpty()) {
            alternatives = outermostAlternative(around);
        } else if (alternatives == null || !around.contains(alternatives)) {
            return false;
        }
        claimed.add(type);
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
