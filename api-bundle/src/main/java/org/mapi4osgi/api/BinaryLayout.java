// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/**
 * The layouts in which Exchange and Outlook keep properties and restrictions within binary properties. They cannot express
 * every value; for storing use {@link Props#toBinary()} and {@link Restriction#toBinary()}. Eight-bit strings are taken
 * for Windows' Western code page. Reference: MS-OXCDATA sections 2.11 and 2.12.
 */
public enum BinaryLayout {
    /** Rules (MS-OXORULE): restrictions are counted in 16 bits, strings end at a NUL. */
    RULE(1, 2, false),
    /** Extended rules (MS-OXORULE): restrictions are counted in 32 bits, strings end at a NUL. */
    EXTENDED_RULE(1, 4, false),
    /**
     * Search folder definitions (MS-OXOSRCH), recipient rows and view definitions (MS-OXOCFG): numbers have 32 bits,
     * strings and bytes are counted in 16.
     */
    CONFIGURATION(4, 4, true);

    private final int codeSize;
    private final int countSize;
    private final boolean counted;

    BinaryLayout(int codeSize, int countSize, boolean counted) {
        this.codeSize = codeSize;
        this.countSize = countSize;
        this.counted = counted;
    }

    /** How many bytes tell a restriction's kind, an operator, the number of an annotation's properties. */
    int codeSize() {
        return codeSize;
    }

    /** How many bytes tell the number of restrictions in RES_AND and RES_OR. */
    int countSize() {
        return countSize;
    }

    /** Whether strings have a length, and sizes and truth values 16 bits. */
    boolean isCounted() {
        return counted;
    }
}
