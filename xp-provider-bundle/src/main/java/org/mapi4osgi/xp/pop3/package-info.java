// SPDX-License-Identifier: Apache-2.0
/** Receiving: one conversation with a POP3 server, and what was received before. */
@NullMarked
package org.mapi4osgi.xp.pop3;

import org.jspecify.annotations.NullMarked;
