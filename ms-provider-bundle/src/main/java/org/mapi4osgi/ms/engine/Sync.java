// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.ms.engine;

/** When a write is on the disk. The end of the process undoes neither. */
public enum Sync {
    /** Before it returns. */
    NOW,
    /**
     * With the next one that is so at once, and never after it; a loss of power before that undoes it. For what is then done
     * again.
     */
    LATER
}
