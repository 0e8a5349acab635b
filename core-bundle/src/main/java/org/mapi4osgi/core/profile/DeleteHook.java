// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

/** Tells the message services of a profile that it goes; called without a lock, while the sections are still there. */
@FunctionalInterface
interface DeleteHook {
    void beforeDelete(Profile profile);
}
