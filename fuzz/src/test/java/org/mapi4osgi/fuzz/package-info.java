// SPDX-License-Identifier: Apache-2.0
/** Hostile bytes for every parser: what each is given, what it may answer, and how the long form runs. */
@NullMarked
package org.mapi4osgi.fuzz;

import org.jspecify.annotations.NullMarked;
