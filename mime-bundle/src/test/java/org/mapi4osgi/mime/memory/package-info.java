// SPDX-License-Identifier: Apache-2.0
/** Messages in memory, to receive what the reader writes. */
@NullMarked
package org.mapi4osgi.mime.memory;

import org.jspecify.annotations.NullMarked;
