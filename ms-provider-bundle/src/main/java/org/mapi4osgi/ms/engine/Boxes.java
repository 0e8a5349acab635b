// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

/** A box is the standard or the associated half of a folder. */
public final class Boxes {
    /** The box of embedded messages, which are in no folder. */
    public static final long NONE = 0;

    private Boxes() {}

    /** The box of a folder. */
    public static long of(long folder, boolean associated) {
        return folder * 2 + (associated ? 1 : 0);
    }

    /** The folder of a box. */
    public static long folder(long box) {
        return box >> 1;
    }

    /** Whether it is the associated half. */
    public static boolean isAssociated(long box) {
        return (box & 1) != 0;
    }
}
