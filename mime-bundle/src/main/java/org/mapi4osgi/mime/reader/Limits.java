// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import org.mapi4osgi.api.MapiCode;
import org.mapi4osgi.api.MapiError;
import org.mapi4osgi.api.MapiException;

/** How much of everything a mail may have before it is refused or kept in one piece. */
final class Limits {
    /** Multiparts and messages inside one another; what is deeper stays whole, as an attachment. */
    static final int NESTING = 50;

    /** Parts in one mail. */
    static final int PARTS = 10_000;

    /** One line of a header, in bytes. */
    static final int HEADER_LINE = 64 * 1024;

    /** One header, in bytes: room for the recipients of a large list. */
    static final int HEADER = 1024 * 1024;

    /** A boundary, in characters. RFC 2046, 5.1.1 allows 70; some writers exceed it, and the search takes time with it. */
    static final int BOUNDARY = 256;

    /** The text of a header field as a property, in characters. The header as received keeps longer ones whole. */
    static final int FIELD_TEXT = 16 * 1024;

    /** What stands before the first part of a multipart and is held in memory, in bytes. */
    static final int PREAMBLE = 64 * 1024;

    /** The headers of parts that are kept to write the parts again in their places, in characters; with more, they are not. */
    static final int SKELETON = 1024 * 1024;

    /** What of a report's fields is looked at, in bytes; all of them stay as an attachment. */
    static final int REPORT = 256 * 1024;

    /** Mailboxes of Reply-To; the header as received keeps the others. */
    static final int REPLY_RECIPIENTS = 100;

    /** Rows in one call of ModifyRecipients. */
    static final int RECIPIENT_ROWS = 1000;

    /** Names that one mail may add to a store's named properties: identifiers are few and never given back. */
    static final int NAMED_HEADERS = 128;

    /** RTF that becomes a body, in bytes: it is held in memory to be compressed. Larger RTF is an attachment. */
    static final int RTF = 1024 * 1024;

    private Limits() {}

    static MapiException refused(MapiCode code, String text) {
        return new MapiException(code, MapiError.of("MIME reader", text));
    }
}
