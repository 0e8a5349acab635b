// SPDX-License-Identifier: Apache-2.0
/** A driven clock, a real store and scripted transports around a spooler. */
@NullMarked
package org.mapi4osgi.spooler.testing;

import org.jspecify.annotations.NullMarked;
