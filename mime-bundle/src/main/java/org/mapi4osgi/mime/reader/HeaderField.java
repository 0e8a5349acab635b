// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.mime.reader;

import java.util.Locale;

/**
 * A header field as it came.
 *
 * @param name the name, in lower case
 * @param value the bytes after the colon, still folded and encoded
 * @param line all of its bytes, with the line ends
 */
record HeaderField(String name, byte[] value, byte[] line) {
    HeaderField {
        name = name.toLowerCase(Locale.ROOT);
    }

    /** The value as unstructured text: unfolded, encoded words decoded. */
    String text() {
        return HeaderText.decodeWords(unfolded());
    }

    /** The value unfolded, encoded words as they are. */
    String unfolded() {
        return HeaderText.unfold(value);
    }
}
