// SPDX-License-Identifier: Apache-2.0
/** Messages as the spooler sees them: their recipients, what it notes in them, and the reports about them. */
@NullMarked
package org.mapi4osgi.spooler.message;

import org.jspecify.annotations.NullMarked;
