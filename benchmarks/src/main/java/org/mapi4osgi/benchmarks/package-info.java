// SPDX-License-Identifier: Apache-2.0
/** Benchmarks, and the program that runs them and writes docs/performance.md. */
@NullMarked
package org.mapi4osgi.benchmarks;

import org.jspecify.annotations.NullMarked;
