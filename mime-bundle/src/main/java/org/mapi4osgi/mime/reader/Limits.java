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

    /** One header, in bytes: room for the 50,000 recipients of a large list. */
    static final int HEADER = 4 * 1024 * 1024;

    /** Names that one mail may add to a store's named properties: identifiers are few and never given back. */
    static final int NAMED_HEADERS = 128;

    /** A property up to this size is set at once, in bytes; a larger one goes through a stream. */
    static final int INLINE_VALUE = 32 * 1024;

    private Limits() {}

    static MapiException refused(MapiCode code, String text) {
        return new MapiException(code, MapiError.of("MIME reader", text));
    }
}
