// SPDX-License-Identifier: Apache-2.0
/** The provider's life: init, logon, logoff, the message service's entry function, and the files that are open. */
@NullMarked
package org.mapi4osgi.ms.logon;

import org.jspecify.annotations.NullMarked;
