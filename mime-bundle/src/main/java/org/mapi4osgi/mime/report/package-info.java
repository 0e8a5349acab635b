// SPDX-License-Identifier: Apache-2.0
/** What MAPI and the mail standards call the same in reports. */
@NullMarked
package org.mapi4osgi.mime.report;

import org.jspecify.annotations.NullMarked;
