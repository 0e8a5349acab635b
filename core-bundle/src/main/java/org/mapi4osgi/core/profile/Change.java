// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import org.mapi4osgi.api.MapiException;

/** Makes the next state of a profile from the present one. Runs under the store's lock: it must not call out. */
@FunctionalInterface
interface Change {
    /** The next state; the same object means that nothing is to be written. */
    ProfileData apply(ProfileData now) throws MapiException;
}
