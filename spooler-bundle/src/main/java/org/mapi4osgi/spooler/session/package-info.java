// SPDX-License-Identifier: Apache-2.0
/** The mail of one session: its stores, its transports, and what moves between them. */
@NullMarked
package org.mapi4osgi.spooler.session;

import org.jspecify.annotations.NullMarked;
