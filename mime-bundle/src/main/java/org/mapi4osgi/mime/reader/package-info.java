// SPDX-License-Identifier: Apache-2.0
/** Reads MIME into MAPI messages: a pull parser, the rules of MS-OXCMAIL, and streams into properties. */
@NullMarked
package org.mapi4osgi.mime.reader;

import org.jspecify.annotations.NullMarked;
