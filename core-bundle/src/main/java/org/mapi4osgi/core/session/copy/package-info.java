// SPDX-License-Identifier: Apache-2.0
/** The generic copy of IMAPISupport: between any two objects, whoever made them, by their interfaces only. */
@NullMarked
package org.mapi4osgi.core.session.copy;

import org.jspecify.annotations.NullMarked;
