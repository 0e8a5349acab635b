// SPDX-License-Identifier: Apache-2.0
/**
 * A client bundle that sends and receives, made of this package alone by {@code RunningRuntime}: what it uses comes from the
 * bundles beside it.
 */
@NullMarked
package org.mapi4osgi.itest.mailclient;

import org.jspecify.annotations.NullMarked;
