// SPDX-License-Identifier: Apache-2.0
/** The MAPI runtime. */
@NullMarked
package org.mapi4osgi.core;

import org.jspecify.annotations.NullMarked;
