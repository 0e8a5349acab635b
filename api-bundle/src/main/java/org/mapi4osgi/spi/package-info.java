// SPDX-License-Identifier: Apache-2.0
/** MAPI's provider side: what a provider implements and what the host offers it. */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
