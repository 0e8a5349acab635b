// SPDX-License-Identifier: Apache-2.0
/** What a profile says of an account. */
@NullMarked
package org.mapi4osgi.xp.config;

import org.jspecify.annotations.NullMarked;
