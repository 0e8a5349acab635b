// SPDX-License-Identifier: Apache-2.0
/** Profiles: what they hold, how they are kept on disk, and how message services get into them. */
@NullMarked
package org.mapi4osgi.core.profile;

import org.jspecify.annotations.NullMarked;
