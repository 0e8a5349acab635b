// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

/** fnev*: the events that a sink is told of. */
@SuppressWarnings("MemberName")
public enum EventType implements MapiFlag {
    /** Something went badly wrong, or the session ends. */
    fnevCriticalError(0x00000001),
    /** New mail was delivered. */
    fnevNewMail(0x00000002),
    /** An object was made. */
    fnevObjectCreated(0x00000004),
    /** An object was deleted. */
    fnevObjectDeleted(0x00000008),
    /** An object was changed. */
    fnevObjectModified(0x00000010),
    /** An object was moved. */
    fnevObjectMoved(0x00000020),
    /** An object was copied. */
    fnevObjectCopied(0x00000040),
    /** A search folder has its results. */
    fnevSearchComplete(0x00000080),
    /** A table changed. */
    fnevTableModified(0x00000100),
    /** A status object changed; MAPI's own, neither for clients nor for providers. */
    fnevStatusObjectModified(0x00000200),
    /** A provider's own event, or a client's logoff. */
    fnevExtended(0x80000000);

    private final int bit;

    EventType(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
