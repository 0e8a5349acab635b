// SPDX-License-Identifier: Apache-2.0
/** MAPI's property tags. */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.tags;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
