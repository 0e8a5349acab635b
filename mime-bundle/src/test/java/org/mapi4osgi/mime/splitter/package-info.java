// SPDX-License-Identifier: Apache-2.0
/** Takes mail apart by the letter of the standards, to judge what the project writes. */
@NullMarked
package org.mapi4osgi.mime.splitter;

import org.jspecify.annotations.NullMarked;
