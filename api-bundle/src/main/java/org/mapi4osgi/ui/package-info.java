// SPDX-License-Identifier: Apache-2.0
/**
 * Dialogs: what a front end offers, so that the runtime and providers can ask a user something. Neither clients nor
 * providers need it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.mapi4osgi.ui;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
