// SPDX-License-Identifier: Apache-2.0
/** A transport provider that tests pack into a bundle of its own. */
@NullMarked
package org.mapi4osgi.itest.transport;

import org.jspecify.annotations.NullMarked;
