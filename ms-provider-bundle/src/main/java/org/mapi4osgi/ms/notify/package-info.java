// SPDX-License-Identifier: Apache-2.0
/** Tells those who watch a store of what was committed, in the order of the commits. Is told; asks nobody but the log. */
@NullMarked
package org.mapi4osgi.ms.notify;

import org.jspecify.annotations.NullMarked;
