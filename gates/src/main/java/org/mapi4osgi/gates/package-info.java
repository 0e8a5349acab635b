// SPDX-License-Identifier: Apache-2.0
/** Rules that look at all modules together, and the report made from all their tests. */
@NullMarked
package org.mapi4osgi.gates;

import org.jspecify.annotations.NullMarked;
