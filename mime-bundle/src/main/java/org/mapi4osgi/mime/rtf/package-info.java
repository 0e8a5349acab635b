// SPDX-License-Identifier: Apache-2.0
/** Rich Text Format as MAPI has it: compressed (MS-OXRTFCP), and with HTML or plain text encapsulated (MS-OXRTFEX). */
@NullMarked
package org.mapi4osgi.mime.rtf;

import org.jspecify.annotations.NullMarked;
