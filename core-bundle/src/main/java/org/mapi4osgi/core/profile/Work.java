// SPDX-License-Identifier: Apache-2.0
package org.mapi4osgi.core.profile;

import org.mapi4osgi.api.MapiException;

/** Something that may fail as MAPI does. */
@FunctionalInterface
interface Work<T> {
    T run() throws MapiException;
}
