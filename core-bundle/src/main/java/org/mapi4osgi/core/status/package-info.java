// SPDX-License-Identifier: Apache-2.0
/** The tables that a session makes of its profile and its providers: message stores and status. */
@NullMarked
package org.mapi4osgi.core.status;

import org.jspecify.annotations.NullMarked;
