// SPDX-License-Identifier: Apache-2.0
/**
 * The store's file: schema, group commit, readers, streams, counters and the change log. Knows rows and bytes, no MAPI
 * objects; everything above reaches SQLite through {@link org.mapi4osgi.ms.engine.StoreEngine}.
 */
@NullMarked
package org.mapi4osgi.ms.engine;

import org.jspecify.annotations.NullMarked;
