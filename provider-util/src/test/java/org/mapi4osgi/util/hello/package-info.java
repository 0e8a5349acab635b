// SPDX-License-Identifier: Apache-2.0
/** A read-only store over a folder of text files, as small as the bases of provider-util let it be. */
@NullMarked
package org.mapi4osgi.util.hello;

import org.jspecify.annotations.NullMarked;
