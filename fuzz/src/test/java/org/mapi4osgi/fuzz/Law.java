// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

/** What must hold of whatever a parser took. */
public final class Law {
    private Law() {}

    /** What was read is what is read again when it is written. */
    public static void same(Object read, Object again) {
        if (!read.equals(again)) {
            throw new AssertionError("written and read again, " + read + " is " + again);
        }
    }
}
