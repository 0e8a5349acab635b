// SPDX-License-Identifier: Apache-2.0
/** Sending: one conversation with an SMTP server. */
@NullMarked
package org.mapi4osgi.xp.smtp;

import org.jspecify.annotations.NullMarked;
