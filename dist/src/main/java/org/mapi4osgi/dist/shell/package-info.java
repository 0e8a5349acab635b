// SPDX-License-Identifier: Apache-2.0
/** The shell's bundle: commands of the scope {@code mapi}, each a client of the runtime like any other. */
@NullMarked
package org.mapi4osgi.dist.shell;

import org.jspecify.annotations.NullMarked;
