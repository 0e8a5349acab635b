// SPDX-License-Identifier: Apache-2.0
/** The runtime's own cost: providers that do nothing, called through a session and directly. */
@NullMarked
package org.mapi4osgi.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
