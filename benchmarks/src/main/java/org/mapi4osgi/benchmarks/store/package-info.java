// SPDX-License-Identifier: Apache-2.0
/** The message store beside bare JDBC and a plain file. */
@NullMarked
package org.mapi4osgi.benchmarks.store;

import org.jspecify.annotations.NullMarked;
