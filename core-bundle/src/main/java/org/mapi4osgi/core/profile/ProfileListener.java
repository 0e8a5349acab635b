// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

/** Told after a profile changed, on the thread that changed it, without a lock. */
@FunctionalInterface
public interface ProfileListener {
    /** The profile changed; what is new is asked of the profile. */
    void profileChanged(Profile profile);
}
