// SPDX-License-Identifier: Apache-2.0
/** The personal address book provider. */
@NullMarked
package org.mapi4osgi.ab;

import org.jspecify.annotations.NullMarked;
