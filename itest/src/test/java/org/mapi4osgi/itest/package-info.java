// SPDX-License-Identifier: Apache-2.0
/** Tests that run inside an OSGi framework. */
@NullMarked
package org.mapi4osgi.itest;

import org.jspecify.annotations.NullMarked;
