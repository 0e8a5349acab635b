// SPDX-License-Identifier: Apache-2.0
/** Sessions: one logon to a profile each, seen by one or more clients. */
@NullMarked
package org.mapi4osgi.core.session;

import org.jspecify.annotations.NullMarked;
