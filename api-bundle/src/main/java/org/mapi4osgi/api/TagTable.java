// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import org.jspecify.annotations.Nullable;

/**
 * Tags by number for decoders: the same few tags come in every row, and a tag from here costs neither an allocation nor
 * a hash map's boxing. A slot may be overwritten by any thread at any time; what is read from it is compared with what
 * was asked for, and tags have final fields only, so a race costs one allocation and nothing else.
 */
final class TagTable {
    private static final int SIZE = 1024;
    private static final @Nullable PropTag<?>[] SLOTS = new PropTag<?>[SIZE];

    private TagTable() {}

    static PropTag<?> tag(int number) throws MapiException {
        int slot = (number ^ number >>> 16) * 0x9E3779B1 >>> 22;
        PropTag<?> held = SLOTS[slot];
        if (held != null && held.toInt() == number) {
            return held;
        }
        PropTag<?> tag = PropTag.parse(number);
        SLOTS[slot] = tag;
        return tag;
    }
}
