// SPDX-License-Identifier: Apache-2.0
/** What waits to be sent, in which order, to which transport, and when it is tried again. Knows no provider. */
@NullMarked
package org.mapi4osgi.spooler.queue;

import org.jspecify.annotations.NullMarked;
