// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.writer;

/** One of the forms of a message's body. */
interface Body extends Part {
    /** The same with the header that it came with, as far as that is still true. */
    Body as(PartHeader received);

    /** Whether the message has it as a property, so that the mail must have it too. */
    default boolean isOwn() {
        return true;
    }
}
