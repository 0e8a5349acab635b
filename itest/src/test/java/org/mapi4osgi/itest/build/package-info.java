// SPDX-License-Identifier: Apache-2.0
/** What the build itself needs to know about the in-framework tests. */
@NullMarked
package org.mapi4osgi.itest.build;

import org.jspecify.annotations.NullMarked;
