// SPDX-License-Identifier: Apache-2.0
/** The file of an address book: entries and members in an SQLite database. Knows nothing of MAPI's objects. */
@NullMarked
package org.mapi4osgi.ab.store;

import org.jspecify.annotations.NullMarked;
