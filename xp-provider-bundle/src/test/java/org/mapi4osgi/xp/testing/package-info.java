// SPDX-License-Identifier: Apache-2.0
/** What the tests stand on: servers that misbehave by script, a message store, a support object. */
@NullMarked
package org.mapi4osgi.xp.testing;

import org.jspecify.annotations.NullMarked;
