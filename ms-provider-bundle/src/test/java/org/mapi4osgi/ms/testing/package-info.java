// SPDX-License-Identifier: Apache-2.0
/** A support object, a profile section and a store for tests. */
@NullMarked
package org.mapi4osgi.ms.testing;

import org.jspecify.annotations.NullMarked;
