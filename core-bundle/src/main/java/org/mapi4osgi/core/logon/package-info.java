// SPDX-License-Identifier: Apache-2.0
/** The open logons of a session, in their order, over all revisions of their providers. */
@NullMarked
package org.mapi4osgi.core.logon;

import org.jspecify.annotations.NullMarked;
