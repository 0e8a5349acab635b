// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.tnef;

import org.mapi4osgi.tags.PR;

/**
 * Which properties say something outside the store that they come from: MAPI's ranges of identifiers (MS:
 * about-property-identifiers). What a sender's store computed is not what the receiver's does.
 */
final class Transmittable {
    private static final int ENVELOPE_END = 0x0E00;
    private static final int CONTENT = 0x1000;
    private static final int CONTENT_END = 0x6000;
    private static final int SECURE = 0x6800;
    private static final int SECURE_END = 0x7C00;
    private static final int NAMED = 0x8000;

    /** PR_ATTACHMENT_LINKID, the first of those that attachments have above the ranges for messages. */
    private static final int ATTACHMENT = 0x7FFA;

    private Transmittable() {}

    private static boolean isTransmittable(int id) {
        return id < ENVELOPE_END || id >= CONTENT && id < CONTENT_END || id >= SECURE && id < SECURE_END || id >= NAMED;
    }

    static boolean isPropertyOfMessage(int id) {
        return isTransmittable(id) || id == PR.PR_MESSAGE_DELIVERY_TIME.id();
    }

    static boolean isPropertyOfAttachment(int id) {
        return isTransmittable(id) || id >= ATTACHMENT;
    }

    static boolean isPropertyOfRecipient(int id) {
        return isTransmittable(id) && id != PR.PR_ROWID.id() && id != PR.PR_ENTRYID.id()
                || id == PR.PR_OBJECT_TYPE.id();
    }
}
