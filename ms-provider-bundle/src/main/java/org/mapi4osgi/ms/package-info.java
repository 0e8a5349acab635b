// SPDX-License-Identifier: Apache-2.0
/** The message store provider. */
@NullMarked
package org.mapi4osgi.ms;

import org.jspecify.annotations.NullMarked;
