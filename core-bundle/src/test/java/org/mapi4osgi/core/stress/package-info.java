// SPDX-License-Identifier: Apache-2.0
/** Many threads on one session. */
@NullMarked
package org.mapi4osgi.core.stress;

import org.jspecify.annotations.NullMarked;
