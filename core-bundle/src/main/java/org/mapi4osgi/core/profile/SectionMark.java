// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

/** What the runtime remembers of a section besides its properties. */
enum SectionMark {
    /** A temporary store: never on the disk. */
    TEMPORARY(1),
    /** Deleted while in use: gone from the disk, and from memory with the last use. */
    DELETED(2),
    /** A provider that mapisvc.inf flags STATUS_PRIMARY_IDENTITY, also while another one has the role. */
    CAN_IDENTIFY(4),
    /** A service that mapisvc.inf flags SERVICE_NO_PRIMARY_IDENTITY, as opposed to one that only has not the role. */
    CANNOT_IDENTIFY(8),
    /** Being added: not on the disk, and in no table, before the entry function agreed. */
    UNFINISHED(16);

    /** Its bit in profile files. */
    final int bit;

    SectionMark(int bit) {
        this.bit = bit;
    }
}
