// SPDX-License-Identifier: Apache-2.0
/** The integrated address book of a session. */
@NullMarked
package org.mapi4osgi.core.addrbook;

import org.jspecify.annotations.NullMarked;
