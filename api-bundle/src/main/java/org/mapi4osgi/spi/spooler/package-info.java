// SPDX-License-Identifier: Apache-2.0
/**
 * The door between the runtime and the spooler. Neither clients nor providers use it: the runtime implements {@link
 * SpoolerHost} and registers it as a service; a spooler bundle implements {@link SpoolerPort} and connects.
 *
 * <p>What one tells or asks the other passes as records of bytes, also within one process: {@link ToSpooler} in one
 * direction, {@link ToRuntime} in the other. What the spooler works with (stores, transports) it opens through its
 * {@link SpoolerConnection}, as the runtime in its own process would open it.
 *
 * <p>Importers use {@code [1.0,1.1)}: the door changes with the two that stand at it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.spi.spooler;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
