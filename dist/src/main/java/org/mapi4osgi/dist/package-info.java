// SPDX-License-Identifier: Apache-2.0
/** The runnable distribution. */
@NullMarked
package org.mapi4osgi.dist;

import org.jspecify.annotations.NullMarked;
