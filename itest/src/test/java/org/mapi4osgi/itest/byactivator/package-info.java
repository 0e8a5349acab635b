// SPDX-License-Identifier: Apache-2.0
/** The scripted store provider as an activator registers it. */
@NullMarked
package org.mapi4osgi.itest.byactivator;

import org.jspecify.annotations.NullMarked;
