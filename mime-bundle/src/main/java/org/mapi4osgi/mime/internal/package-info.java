// SPDX-License-Identifier: Apache-2.0
/** The bundle's activator. */
@NullMarked
package org.mapi4osgi.mime.internal;

import org.jspecify.annotations.NullMarked;
