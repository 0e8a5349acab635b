// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.logon;

/** Something that holds an object of a logon's provider and must let go of it when that revision of the provider leaves. */
@FunctionalInterface
public interface Attachment {
    /** The revision leaves: forget its object. Called once, without a lock, and must not call the provider. */
    void detach();
}
