// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.List;
import java.util.Optional;
import org.mapi4osgi.api.Binary;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.PropType;

/**
 * How the parts of a message were nested when it was received, with the headers that no attachment keeps: the writer puts
 * bodies and attachments back in their places. Immutable.
 */
public sealed interface Skeleton {
    /** Where a message keeps it: PidTagMimeSkeleton of MS-OXCMAIL, whose form is each writer's own. */
    PropTag<Binary> PR_MIME_SKELETON = PropTag.of(0x64F0, PropType.PT_BINARY, Binary.class);

    /**
     * A multipart.
     *
     * @param header its header as received; empty if it is the message's
     * @param parts its parts, in their order
     */
    record Several(Optional<String> header, List<Skeleton> parts) implements Skeleton {
        public Several {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A body.
     *
     * @param type its type, such as {@code text/html}
     * @param header its header as received
     */
    record Body(String type, String header) implements Skeleton {}

    /**
     * An attachment, which keeps its header itself.
     *
     * @param sequence its PR_ATTACH_MIME_SEQUENCE
     */
    record Attached(int sequence) implements Skeleton {}

    /**
     * A signed part among others: kept in one piece by an attachment, and as what it consists of.
     *
     * @param sequence the PR_ATTACH_MIME_SEQUENCE of the whole
     * @param parts what it consists of
     */
    record Signed(int sequence, List<Skeleton> parts) implements Skeleton {
        public Signed {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part without a header and, but for white space, without content.
     *
     * @param content the white space
     */
    record Blank(String content) implements Skeleton {}
}
