// SPDX-License-Identifier: Apache-2.0
/** Where the spooler is told of sessions and stores. */
@NullMarked
package org.mapi4osgi.core.spool;

import org.jspecify.annotations.NullMarked;
