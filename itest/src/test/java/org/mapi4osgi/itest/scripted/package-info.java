// SPDX-License-Identifier: Apache-2.0
/** A store provider that a test plays with from outside of its bundle. */
@NullMarked
package org.mapi4osgi.itest.scripted;

import org.jspecify.annotations.NullMarked;
