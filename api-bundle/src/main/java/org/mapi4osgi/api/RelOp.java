// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** RELOP_*: how a restriction compares. */
public enum RelOp {
    /** Less than. */
    RELOP_LT(0),
    /** Less or equal. */
    RELOP_LE(1),
    /** Greater than. */
    RELOP_GT(2),
    /** Greater or equal. */
    RELOP_GE(3),
    /** Equal. */
    RELOP_EQ(4),
    /** Not equal. */
    RELOP_NE(5),
    /** Like, a regular expression. */
    RELOP_RE(6),
    /** A member of a distribution list. */
    RELOP_MEMBER_OF_DL(100);

    private final int value;

    RelOp(int value) {
        this.value = value;
    }

    /**
     * The value in MAPI's headers.
     *
     * @return the value
     */
    public int value() {
        return value;
    }
}
