// SPDX-License-Identifier: Apache-2.0
/**
 * The client side of MAPI: sessions, profiles, stores, folders, messages, the address book, tables, and the values
 * they exchange.
 *
 * <p>Clients call these interfaces and get handles from the runtime. Providers implement some of them (see each
 * interface's type annotation). A client or a provider imports the package as {@code [1.0,2)}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
