// SPDX-License-Identifier: Apache-2.0
/** Name resolution: an index of the words that entries are found by. */
@NullMarked
package org.mapi4osgi.ab.anr;

import org.jspecify.annotations.NullMarked;
