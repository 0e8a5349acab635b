// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

/**
 * A profile as it was written or read.
 *
 * @param file the file's name in its folder
 * @param revision a number that each write draws anew, so that a change by another process shows
 */
record Stored(ProfileData data, String file, long revision) {
    Stored with(ProfileData other) {
        return new Stored(other, file, revision);
    }
}
