// SPDX-License-Identifier: Apache-2.0
/** The internet-mail transport: SMTP out, POP3 in. */
@NullMarked
package org.mapi4osgi.xp;

import org.jspecify.annotations.NullMarked;
