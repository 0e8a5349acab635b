// SPDX-License-Identifier: Apache-2.0
/** Loading, initialising and unloading provider bundles. */
@NullMarked
package org.mapi4osgi.core.provider;

import org.jspecify.annotations.NullMarked;
