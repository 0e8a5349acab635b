// SPDX-License-Identifier: Apache-2.0
/** Where and when the spooler works: lanes, alarms, the clock; and where it may be made to fail. */
@NullMarked
package org.mapi4osgi.spooler.work;

import org.jspecify.annotations.NullMarked;
