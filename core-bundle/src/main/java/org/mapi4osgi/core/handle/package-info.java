// SPDX-License-Identifier: Apache-2.0
/** What clients hold: handles on objects of providers, which outlive the revision of the provider that made the object. */
@NullMarked
package org.mapi4osgi.core.handle;

import org.jspecify.annotations.NullMarked;
