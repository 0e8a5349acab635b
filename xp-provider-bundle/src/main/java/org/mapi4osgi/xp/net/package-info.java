// SPDX-License-Identifier: Apache-2.0
/** Connections to mail servers that are checked and bounded. */
@NullMarked
package org.mapi4osgi.xp.net;

import org.jspecify.annotations.NullMarked;
