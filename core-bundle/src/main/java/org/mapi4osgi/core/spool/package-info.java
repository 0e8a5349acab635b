// SPDX-License-Identifier: Apache-2.0
/** The runtime's side of the door to the spooler: who is connected, what it was told, what it is asked. */
@NullMarked
package org.mapi4osgi.core.spool;

import org.jspecify.annotations.NullMarked;
