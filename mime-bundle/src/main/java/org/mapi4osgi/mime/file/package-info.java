// SPDX-License-Identifier: Apache-2.0
/** Takes mail files apart. */
@NullMarked
package org.mapi4osgi.mime.file;

import org.jspecify.annotations.NullMarked;
