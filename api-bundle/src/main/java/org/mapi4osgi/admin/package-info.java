// SPDX-License-Identifier: Apache-2.0
/**
 * What an operator can see of the runtime: which providers there are, in which state, and what happened to them. For
 * shells and monitoring; neither clients nor providers need it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.admin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
