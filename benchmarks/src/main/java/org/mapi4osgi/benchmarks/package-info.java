// SPDX-License-Identifier: Apache-2.0
/** JMH benchmarks. */
@NullMarked
package org.mapi4osgi.benchmarks;

import org.jspecify.annotations.NullMarked;
