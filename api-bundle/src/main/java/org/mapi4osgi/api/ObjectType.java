// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.api;

import java.util.Optional;

/** MAPI_STORE and the like: what an object is (PR_OBJECT_TYPE). */
public enum ObjectType {
    /** A message store. */
    MAPI_STORE(1),
    /** The address book. */
    MAPI_ADDRBOOK(2),
    /** A folder. */
    MAPI_FOLDER(3),
    /** An address book container. */
    MAPI_ABCONT(4),
    /** A message. */
    MAPI_MESSAGE(5),
    /** A messaging user. */
    MAPI_MAILUSER(6),
    /** An attachment. */
    MAPI_ATTACH(7),
    /** A distribution list. */
    MAPI_DISTLIST(8),
    /** A profile section. */
    MAPI_PROFSECT(9),
    /** A status object. */
    MAPI_STATUS(10),
    /** A session. */
    MAPI_SESSION(11),
    /** A form's description. */
    MAPI_FORMINFO(12);

    private final int value;

    ObjectType(int value) {
        this.value = value;
    }

    /**
     * The value in MAPI's headers.
     *
     * @return the value of PR_OBJECT_TYPE
     */
    public int value() {
        return value;
    }

    /**
     * The type with a value.
     *
     * @param value a value of PR_OBJECT_TYPE
     * @return the type; empty if MAPI has none with that value
     */
    public static Optional<ObjectType> ofValue(int value) {
        return value >= 1 && value <= values().length ? Optional.of(values()[value - 1]) : Optional.empty();
    }
}
