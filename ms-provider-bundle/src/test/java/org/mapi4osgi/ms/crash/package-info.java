// SPDX-License-Identifier: Apache-2.0
/** A process that works on a store is killed, and the store must have all that was acknowledged. */
@NullMarked
package org.mapi4osgi.ms.crash;

import org.jspecify.annotations.NullMarked;
