// SPDX-License-Identifier: Apache-2.0
/** What the spooler and clients see: provider, logon, status object, message service. */
@NullMarked
package org.mapi4osgi.xp.logon;

import org.jspecify.annotations.NullMarked;
