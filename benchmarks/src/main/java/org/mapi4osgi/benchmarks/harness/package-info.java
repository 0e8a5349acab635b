// SPDX-License-Identifier: Apache-2.0
/** Contenders that take turns in one process. */
@NullMarked
package org.mapi4osgi.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
