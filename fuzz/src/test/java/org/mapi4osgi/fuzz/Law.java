// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.fuzz;

/** What must hold of whatever a parser took. */
public final class Law {
    private Law() {}

    /** Fails if what was read is not what is read again of what is written of it. */
    public static void holds(boolean readAgain, Object read) {
        if (!readAgain) {
            throw new AssertionError("written and read again it is another: " + read);
        }
    }
}
