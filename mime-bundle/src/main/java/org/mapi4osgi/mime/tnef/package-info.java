// SPDX-License-Identifier: Apache-2.0
/** Reads TNEF, the form in which Outlook and Exchange put MAPI messages into mail (winmail.dat): MS-OXTNEF. */
@NullMarked
package org.mapi4osgi.mime.tnef;

import org.jspecify.annotations.NullMarked;
