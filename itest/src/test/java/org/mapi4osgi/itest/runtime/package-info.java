// SPDX-License-Identifier: Apache-2.0
/** The distribution's runtime in a framework, without a shell, for programs that scripts run. */
@NullMarked
package org.mapi4osgi.itest.runtime;

import org.jspecify.annotations.NullMarked;
