// SPDX-License-Identifier: Apache-2.0
/** Plants defects in core, one by one, and looks which clause tests fail; {@code itest/planted-defects} starts it. */
@NullMarked
package org.mapi4osgi.core.defects;

import org.jspecify.annotations.NullMarked;
