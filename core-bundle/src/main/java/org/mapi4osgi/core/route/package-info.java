// SPDX-License-Identifier: Apache-2.0
/** Who owns an entry ID. */
@NullMarked
package org.mapi4osgi.core.route;

import org.jspecify.annotations.NullMarked;
