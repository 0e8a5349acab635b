// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

import java.util.List;
import org.mapi4osgi.api.PropTag;
import org.mapi4osgi.api.Props;
import org.mapi4osgi.mime.memory.MemoryAttach;
import org.mapi4osgi.mime.memory.MemoryMessage;

/** How much messages keep of what they were read from. */
final class Sizes {
    /** An address of few bytes gives a recipient's row with names, an entry ID and a search key. */
    private static final int GROWTH = 100;

    /** What a message or an attachment has even if the mail is empty. */
    private static final int MESSAGE = 4_000;

    private Sizes() {}

    static long of(MemoryMessage message) {
        long size = (long) bytes(message.getProps((List<PropTag<?>>) null)) - MESSAGE;
        for (Props recipient : message.recipients()) {
            size += bytes(recipient);
        }
        for (MemoryAttach attach : message.attachments()) {
            size += (long) bytes(attach.getProps((List<PropTag<?>>) null)) - MESSAGE;
            MemoryMessage embedded = attach.embedded();
            size += embedded == null ? 0 : of(embedded);
        }
        return size;
    }

    private static int bytes(Props props) {
        return props.toBinary().size();
    }

    /** Fails if messages keep more than the input justifies. */
    static void check(long size, byte[] input) {
        if (size > (long) GROWTH * input.length) {
            throw new AssertionError("%,d bytes are kept of %,d".formatted(size, input.length));
        }
    }
}
