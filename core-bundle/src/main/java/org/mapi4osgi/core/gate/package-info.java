// SPDX-License-Identifier: Apache-2.0
/** The call gate: who may call into a provider, and when that is over. */
@NullMarked
package org.mapi4osgi.core.gate;

import org.jspecify.annotations.NullMarked;
