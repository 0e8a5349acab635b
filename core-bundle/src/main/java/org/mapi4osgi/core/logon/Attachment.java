// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

/** Something that holds an object of a logon's provider and must let go of it when that revision of the provider leaves. */
@FunctionalInterface
public interface Attachment {
    /**
     * The revision is about to leave, and its objects can be called for the last time: the calls inside have ended, the
     * logoff has not begun. Called once before {@link #detach}, without a lock; left out when the provider hangs or its
     * bundle is gone already.
     */
    default void leaving() {}

    /** The revision leaves: forget its object. Called once, without a lock, and must not call the provider. */
    void detach();
}
