// SPDX-License-Identifier: Apache-2.0
/**
 * The provider side of MAPI: the entry points that a provider bundle registers as services, provider and logon objects,
 * and the support object that the runtime offers.
 *
 * <p>A provider bundle implements these interfaces and imports the package as {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
