// SPDX-License-Identifier: Apache-2.0
/** The property tags that MAPI names, as typed constants. Imported as {@code [1.0,2)} by clients and providers. */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.tags;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
