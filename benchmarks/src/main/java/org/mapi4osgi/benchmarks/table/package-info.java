// SPDX-License-Identifier: Apache-2.0
/** MemoryTable beside the peer's figures. */
@NullMarked
package org.mapi4osgi.benchmarks.table;

import org.jspecify.annotations.NullMarked;
