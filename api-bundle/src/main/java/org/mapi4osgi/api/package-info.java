// SPDX-License-Identifier: Apache-2.0
/** MAPI's client side: sessions, containers, messages, values and codes. */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
