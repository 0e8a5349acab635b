// SPDX-License-Identifier: Apache-2.0
/** What was measured, as JSON and as a page. */
@NullMarked
package org.mapi4osgi.benchmarks.report;

import org.jspecify.annotations.NullMarked;
