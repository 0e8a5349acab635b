// SPDX-License-Identifier: Apache-2.0
/** Conformance kit for provider authors. */
@NullMarked
package org.mapi4osgi.kit;

import org.jspecify.annotations.NullMarked;
