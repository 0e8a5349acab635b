// SPDX-License-Identifier: Apache-2.0
/** Starts a framework with the runtime's bundles, outside of it: what {@code bin/mapi} runs. */
@NullMarked
package org.mapi4osgi.dist.launcher;

import org.jspecify.annotations.NullMarked;
