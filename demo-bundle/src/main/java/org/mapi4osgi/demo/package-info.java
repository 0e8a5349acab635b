// SPDX-License-Identifier: Apache-2.0
/** The demo: a client of the runtime that shows its main job step by step, and a provider that makes a mistake. */
@NullMarked
package org.mapi4osgi.demo;

import org.jspecify.annotations.NullMarked;
