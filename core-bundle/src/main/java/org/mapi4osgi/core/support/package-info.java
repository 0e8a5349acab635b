// SPDX-License-Identifier: Apache-2.0
/** Support objects: what the runtime offers to one logon of a provider. */
@NullMarked
package org.mapi4osgi.core.support;

import org.jspecify.annotations.NullMarked;
