// SPDX-License-Identifier: Apache-2.0
/** Helpers for provider authors. */
@NullMarked
package org.mapi4osgi.util;

import org.jspecify.annotations.NullMarked;
